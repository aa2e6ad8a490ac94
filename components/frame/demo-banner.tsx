import type { ReactNode } from "react";

/** Says on every page that no money moves; shown while the card processor is the stand-in. */
export function DemoBanner({ children }: { readonly children: ReactNode }) {
  return (
    <aside className="demo no-print">
      <p className="wrap cap">{children}</p>
    </aside>
  );
}
