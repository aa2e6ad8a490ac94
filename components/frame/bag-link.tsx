import Link from "next/link";
import type { MouseEventHandler } from "react";
import { BagIcon } from "@/components/ui/icons";

type BagLinkProps = {
  readonly href: string;
  readonly label: string;
  readonly count?: number | undefined;
  /** The count in words, for screen readers: "3 items". */
  readonly countLabel?: string | undefined;
  /** An island may open the drawer instead of going to the page. */
  readonly onClick?: MouseEventHandler<HTMLAnchorElement> | undefined;
};

/** The bag, and how many things are in it once that is known. */
export function BagLink({ href, label, count = 0, countLabel, onClick }: BagLinkProps) {
  return (
    <Link className="icon-btn relative" href={href} {...(onClick && { onClick })}>
      <BagIcon />
      <span className="sr-only">{count > 0 && countLabel ? `${label}, ${countLabel}` : label}</span>
      {count > 0 ? (
        <span className="bag-count num" aria-hidden="true">
          {count > 99 ? "99+" : count}
        </span>
      ) : null}
    </Link>
  );
}
