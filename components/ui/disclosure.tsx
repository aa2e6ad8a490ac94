import type { ReactNode } from "react";

type DisclosureProps = {
  readonly title: ReactNode;
  readonly open?: boolean | undefined;
  /** Closes a list of them with a line below. */
  readonly last?: boolean | undefined;
  /** Those that share a group open one at a time. */
  readonly group?: string | undefined;
  readonly children: ReactNode;
};

/** A title that unfolds what is below it. */
export function Disclosure({ title, open, last = false, group, children }: DisclosureProps) {
  return (
    <details className={last ? "acc last" : "acc"} open={open} name={group}>
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  );
}
