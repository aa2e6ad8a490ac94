"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { NavIcon } from "./nav-icon";
import type { OfficeGroup } from "./types";

type Props = { readonly label: string; readonly groups: readonly OfficeGroup[] };

/** Where a colleague may go, and where they are; on a phone one line that the thumb moves. */
export function OfficeNav({ label, groups }: Props) {
  const path = usePathname();
  return (
    <nav aria-label={label} className="office-nav">
      {groups.map(({ name, links }) => (
        <div key={name} className="office-group">
          <p className="office-group-name">{name}</p>
          {links.map(({ href, label: words, icon }) => (
            <Link key={href} href={href} prefetch={false} aria-current={path === href || path.startsWith(`${href}/`) ? "page" : undefined}>
              <NavIcon name={icon} />
              {words}
            </Link>
          ))}
        </div>
      ))}
    </nav>
  );
}
