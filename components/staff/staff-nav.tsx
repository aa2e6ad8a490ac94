"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { HandIcon, MenuIcon, ParcelIcon } from "../ui/icons";

type Props = { readonly label: string; readonly home: string; readonly words: { readonly pickups: string; readonly handOver: string; readonly more: string } };

/** The staff app's sections, at the foot where the thumb is. */
export function StaffNav({ label, home, words }: Props) {
  const path = usePathname();
  const links = [
    { href: home, label: words.pickups, Icon: ParcelIcon, here: path === home || path.startsWith(`${home}/pick`) },
    { href: `${home}/hand-over`, label: words.handOver, Icon: HandIcon, here: path.startsWith(`${home}/hand-over`) },
    { href: `${home}/more`, label: words.more, Icon: MenuIcon, here: path.startsWith(`${home}/more`) },
  ];
  return (
    <nav aria-label={label} className="staff-nav no-print">
      {links.map(({ href, label: word, Icon, here }) => (
        <Link key={href} href={href} prefetch={false} aria-current={here ? "page" : undefined}>
          <Icon />
          {word}
        </Link>
      ))}
    </nav>
  );
}
