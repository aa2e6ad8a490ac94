"use client";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { HandIcon, MenuIcon, ParcelIcon, ScanIcon, TillIcon } from "../ui/icons";
import { useUrgent } from "./use-urgent";
import { useWedge } from "./use-wedge";

type Props = { readonly label: string; readonly home: string; /** The store whose work is counted; null for who doesn't serve there. */ readonly place: string | null; readonly words: { readonly atRisk: string; readonly scan: string; readonly pickups: string; readonly handOver: string; readonly till?: string; readonly more: string } };
type Section = { readonly href: string; readonly label: string; readonly Icon: typeof ScanIcon; readonly here: boolean; readonly count?: number | undefined };

/** The staff app's sections, at the foot where the thumb is; beside them how much harms somebody if it waits. */
export function StaffNav({ label, home, place, words }: Props) {
  const path = usePathname();
  const router = useRouter();
  const urgent = useUrgent(place);
  useWedge((code) => router.push(`${home}/scanned?q=${encodeURIComponent(code)}`));
  const links: readonly Section[] = [
    { href: `${home}/scan`, label: words.scan, Icon: ScanIcon, here: path.startsWith(`${home}/scan`) || path.startsWith(`${home}/goods`) },
    { href: home, label: words.pickups, Icon: ParcelIcon, here: path === home || path.startsWith(`${home}/pick`), count: urgent?.pickups },
    { href: `${home}/hand-over`, label: words.handOver, Icon: HandIcon, here: path.startsWith(`${home}/hand-over`) },
    ...(words.till ? [{ href: `${home}/till`, label: words.till, Icon: TillIcon, here: path.startsWith(`${home}/till`) || path.startsWith(`${home}/receipts`) }] : []),
    { href: `${home}/more`, label: words.more, Icon: MenuIcon, here: ["more", "tasks", "labels", "returns", "pin", "counters", "readers", "approve"].some((page) => path === `${home}/${page}`), count: urgent?.all },
  ];
  return (
    <nav aria-label={label} className="staff-nav no-print">
      {links.map(({ href, label: word, Icon, here, count }) => (
        <Link key={href} href={href} prefetch={false} aria-current={here ? "page" : undefined}>
          <Icon />
          {word}
          {count ? (
            <span className="staff-count">
              {count}
              <span className="sr-only"> {words.atRisk}</span>
            </span>
          ) : null}
        </Link>
      ))}
    </nav>
  );
}
