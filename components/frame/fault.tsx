"use client";
import { useParams } from "next/navigation";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { fill } from "@/lib/core/fill";
import en from "@/messages/en/faults.json";
import it from "@/messages/it/faults.json";

export type FaultProps = { readonly error: unknown; readonly retry: () => void };

/** A calm page where something failed: what to do, and what to quote. In the office it speaks to colleagues, in the page's language. */
export function Fault({ error, retry, office = false }: FaultProps & { readonly office?: boolean }) {
  const locale = useParams()["locale"] ?? (typeof document === "undefined" ? "it" : document.documentElement.lang);
  const words = locale === "en" ? en : it;
  const reference = (error as { readonly digest?: string } | null)?.digest;
  return (
    <main id="main" tabIndex={-1} className="wrap section">
      <EmptyState heading="h1" title={words.fault} reason={office ? words.faultOffice : words.faultText} className="">
        <Button onClick={() => retry()}>{words.again}</Button>
        {office ? (
          <a className="link ui" href="/admin">
            {words.officeGo}
          </a>
        ) : null}
        {reference ? <p className="cap">{fill(office ? words.codeOffice : words.reference, { reference })}</p> : null}
      </EmptyState>
    </main>
  );
}
