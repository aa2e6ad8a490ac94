"use client";

/** Prints the page by its print style sheet. */
export function PrintButton({ children }: { readonly children: string }) {
  return (
    <button type="button" className="btn btn-2" onClick={() => window.print()}>
      {children}
    </button>
  );
}
