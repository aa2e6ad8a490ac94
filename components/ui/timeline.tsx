import type { ReactNode } from "react";

export type TimelineStep = {
  readonly key: string;
  readonly title: ReactNode;
  /** When, where, by whom. */
  readonly detail?: ReactNode;
  /** Behind us, where we are, to come, or the end that came instead. */
  readonly state: "done" | "now" | "later" | "stopped";
};

/** The way of an order, a return, a repair. */
export function Timeline({ steps, label }: { readonly steps: readonly TimelineStep[]; readonly label?: string | undefined }) {
  return (
    <ol className="time small" aria-label={label}>
      {steps.map(({ key, title, detail, state }) => (
        <li key={key} className={state} aria-current={state === "now" ? "step" : undefined}>
          <span className={state === "later" ? "t block font-normal text-ink-2" : "t block"}>{title}</span>
          {detail ? <span className="cap num block">{detail}</span> : null}
        </li>
      ))}
    </ol>
  );
}
