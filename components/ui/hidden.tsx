import type { ReactNode } from "react";

/** The first stop of the keyboard. The page's `<main>` has `id="main"` and `tabIndex={-1}`. */
export function SkipLink({ children, to = "#main" }: { readonly children: ReactNode; readonly to?: string }) {
  return (
    <a className="skip" href={to}>
      {children}
    </a>
  );
}
