"use client";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { CheckoutWords } from "./words";

type ChangesProps = { readonly words: CheckoutWords["changed"]; readonly sentences: readonly string[]; readonly accept: (sent: object) => Promise<unknown>; readonly then: () => void };

/** What changed since the shopper last looked, and one tap that accepts it. Stands where the button would be. */
export function Changes({ words, sentences, accept, then }: ChangesProps) {
  const [busy, start] = useTransition();
  return (
    <Notice tone="warn" live>
      <p className="t">{words.title}</p>
      <p className="mt-1">{words.text}</p>
      <ul className="mt-3 list-disc space-y-1 pl-5">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Button
        className="mt-4 w-full"
        busy={busy}
        onClick={() =>
          start(async () => {
            await accept({});
            then();
          })
        }
      >
        {words.accept}
      </Button>
    </Notice>
  );
}
