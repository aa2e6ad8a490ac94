import type { ReactNode } from "react";

/** For screen readers only. */
export function Hidden({ children }: { readonly children: ReactNode }) {
  return <span className="sr-only">{children}</span>;
}

/** The first stop of the keyboard. The page's `<main>` has `id="main"` and `tabIndex={-1}`. */
export function SkipLink({ children, to = "#main" }: { readonly children: ReactNode; readonly to?: string }) {
  return (
    <a className="skip" href={to}>
      {children}
    </a>
  );
}
