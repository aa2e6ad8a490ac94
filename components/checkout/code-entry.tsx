"use client";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { CheckoutWords } from "./words";

export type SetCode = (sent: { code: string | null }) => Promise<{ readonly ok: boolean; readonly why?: string; readonly problem?: string }>;
type CodeEntryProps = { readonly words: CheckoutWords; readonly code: string | null; readonly set: SetCode; readonly then: () => void };

/** A discount code: entered, refused with its reason, taken away. Lives inside the order's form without sending it. */
export function CodeEntry({ words, code, set, then }: CodeEntryProps) {
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, start] = useTransition();
  const send = (wanted: string | null) =>
    start(async () => {
      const answer = await set({ code: wanted });
      const why = answer.problem ?? "unknown";
      setProblem(answer.ok ? undefined : (words.codeProblem[why as keyof CheckoutWords["codeProblem"]] ?? words.codeProblem.unknown));
      if (answer.ok) then();
    });
  if (code !== null) {
    return (
      <button type="button" className="cap link" aria-busy={busy} onClick={() => send(null)}>
        {words.codeRemove.replace("{code}", code)}
      </button>
    );
  }
  return (
    <details className="border-t border-line py-3">
      <summary className="small link w-fit cursor-pointer">{words.codeAsk}</summary>
      <div className="mt-3 flex items-start gap-3">
        <Field
          label={words.codeLabel}
          name="couponCode"
          className="flex-1"
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={24}
          value={typed}
          error={problem}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            send(typed);
          }}
        />
        <Button look="outlined" className="mt-[26px]" busy={busy} onClick={() => send(typed)}>
          {words.codeApply}
        </Button>
      </div>
    </details>
  );
}
