import Link from "next/link";
import type { ReactNode } from "react";
import { CrossIcon } from "./icons";

/** A filter that is on, as a link to the same page without it. `removal` is the whole name: "Remove filter: Green". */
export function Chip({ href, removal, children }: { readonly href: string; readonly removal: string; readonly children: ReactNode }) {
  return (
    <Link className="chip" href={href} aria-label={removal} scroll={false}>
      {children}
      <CrossIcon small />
    </Link>
  );
}

/** Chips in one line that scrolls on a phone and wraps on a desktop. */
export function Chips({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="chips" role="group" aria-label={label}>
      {children}
    </div>
  );
}
