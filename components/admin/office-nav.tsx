"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";

type OfficeNavProps = { readonly label: string; readonly links: readonly { readonly href: string; readonly label: string }[] };

/** Where a colleague may go, and where they are; on a phone one line that the thumb moves. */
export function OfficeNav({ label, links }: OfficeNavProps) {
  const path = usePathname();
  return (
    <nav aria-label={label} className="office-nav">
      {links.map(({ href, label: words }) => (
        <Link key={href} href={href} prefetch={false} aria-current={path.startsWith(href) ? "page" : undefined}>
          {words}
        </Link>
      ))}
    </nav>
  );
}
