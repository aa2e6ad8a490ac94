"use client";
import { useParams } from "next/navigation";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { fill } from "@/lib/core/fill";
import en from "@/messages/en/faults.json";
import it from "@/messages/it/faults.json";

export type FaultProps = { readonly error: unknown; readonly retry: () => void };

/** A calm page where something failed: what to do, and what to quote. */
export function Fault({ error, retry }: FaultProps) {
  const words = useParams()["locale"] === "en" ? en : it;
  const reference = (error as { readonly digest?: string } | null)?.digest;
  return (
    <main id="main" tabIndex={-1} className="wrap section">
      <EmptyState heading="h1" title={words.fault} reason={words.faultText} className="">
        <Button onClick={() => retry()}>{words.again}</Button>
        {reference ? <p className="cap">{fill(words.reference, { reference })}</p> : null}
      </EmptyState>
    </main>
  );
}
