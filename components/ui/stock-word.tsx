import type { ReactNode } from "react";

export type StockTone = "good" | "warn" | "gone";

/** A word with a colour, never a colour alone. Gone is quiet: it is not the shopper's mistake. */
export function StockWord({ tone, children, className }: { readonly tone: StockTone; readonly children: ReactNode; readonly className?: string | undefined }) {
  return <span className={`st st-${tone}${className ? ` ${className}` : ""}`}>{children}</span>;
}
