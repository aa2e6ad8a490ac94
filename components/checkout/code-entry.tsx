"use client";
import { type ReactNode, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { sayCodeProblem } from "./code-problem";
import type { CodeStep } from "./types";
import type { CheckoutWords } from "./words";

export type SetCode = (sent: { code: string | null }) => Promise<{ readonly ok: boolean; readonly why?: string; readonly problem?: string }>;
export type CodeEntryProps = {
  readonly words: CheckoutWords;
  /** What counts already can be taken away, in its own row of the sums; the rest could be used. */
  readonly steps: readonly CodeStep[];
  readonly set: SetCode;
  /** The same before JavaScript has arrived: sends the form to the code's own action. */
  readonly plain: (form: FormData) => Promise<void>;
  /** Why a code did not count that was sent before JavaScript had arrived. */
  readonly problem: string | undefined;
  readonly then: () => void;
};

type StepButtonProps = { readonly step: CodeStep; readonly then: () => void; readonly className: string; readonly children: ReactNode };

/** Takes a code or credit away, or uses it. A button of the order's form that does not send the order. */
export function StepButton({ step, then, className, children }: StepButtonProps) {
  const [busy, start] = useTransition();
  const take = () =>
    start(async () => {
      await step.plain(new FormData());
      then();
    });
  return (
    <button type="submit" formAction={step.plain} className={className} aria-label={step.label} aria-busy={busy} onClick={(event) => (event.preventDefault(), take())}>
      {children}
    </button>
  );
}

/** One field for a discount code or a gift card, entered, refused with its reason, taken away. Lives inside the order's form without sending it. */
export function CodeEntry({ words, steps, set, plain, problem: first, then }: CodeEntryProps) {
  const field = useRef<HTMLInputElement>(null); // asked when it is pressed: what was typed before the script had come stands nowhere else
  const [problem, setProblem] = useState(first);
  const [busy, start] = useTransition();
  const send = () =>
    start(async () => {
      const answer = await set({ code: field.current?.value ?? "" });
      setProblem(answer.ok ? undefined : sayCodeProblem(answer, words));
      if (!answer.ok) return;
      if (field.current) field.current.value = "";
      then();
    });
  return (
    <div className="border-t border-line py-3">
      {steps.map((step) =>
        step.counts ? null : (
          <p key={step.of} className="mb-2">
            <StepButton step={step} then={then} className="small link">
              {step.label}
            </StepButton>
          </p>
        ),
      )}
      <details key={steps.length} open={first !== undefined}>
        <summary className="small link w-fit cursor-pointer">{steps.some((step) => step.counts) ? words.codeMore : words.codeAsk}</summary>
        <div className="mt-3 flex items-start gap-3">
          <Field
            label={words.codeLabel}
            name="code"
            className="flex-1"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={100}
            ref={field}
            error={problem}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              send();
            }}
          />
          <Button type="submit" formAction={plain} look="outlined" className="mt-[26px]" busy={busy} onClick={(event) => (event.preventDefault(), send())}>
            {words.codeApply}
          </Button>
        </div>
      </details>
    </div>
  );
}
