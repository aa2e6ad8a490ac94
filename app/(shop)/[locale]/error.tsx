"use client";
import { useParams } from "next/navigation";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { fill } from "@/lib/core/fill";
import en from "@/messages/en/faults.json";
import it from "@/messages/it/faults.json";

/** A calm page where something failed: what to do, and what to quote. */
export default function Fault({ error, reset }: { readonly error: Error & { readonly digest?: string }; readonly reset: () => void }) {
  const words = useParams()["locale"] === "en" ? en : it;
  return (
    <main id="main" tabIndex={-1} className="wrap section">
      <EmptyState heading="h1" title={words.fault} reason={words.faultText} className="">
        <Button onClick={reset}>{words.again}</Button>
        {error.digest ? <p className="cap">{fill(words.reference, { reference: error.digest })}</p> : null}
      </EmptyState>
    </main>
  );
}
