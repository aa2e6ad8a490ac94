"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { Destination } from "./words";

/** The categories that fit beside the wordmark; all of them are in the menu. Marks the one we are in. */
export function NavLinks({ links }: { readonly links: readonly Destination[] }) {
  const path = usePathname();
  return links.map(({ label, href }, place) => (
    <Link key={href} href={href} className={place < 4 ? "" : "max-xl:hidden"} aria-current={path.startsWith(href) ? "page" : undefined}>
      {label}
    </Link>
  ));
}
