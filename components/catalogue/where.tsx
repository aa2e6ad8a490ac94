"use client";
import Link from "next/link";
import { useVisitor } from "@/components/shop/visitor";
import { StockWord } from "@/components/ui/stock-word";
import { fill } from "@/lib/core/fill";
import { useChoosing } from "./choosing";

export type WhereWords = { readonly inStock: string; readonly last: string; readonly lastOne: string; readonly none: string; readonly ready: string; readonly asking: string; readonly mine: string };
type WhereProps = { readonly stores: readonly { readonly handle: string; readonly label: string; readonly href: string }[]; readonly words: WhereWords };

const FEW = 3;

/** What each store has of the chosen variant, whether it's open, and when it can be collected there; the visitor's own first. */
export function Where({ stores, words }: WhereProps) {
  const { chosen, stock } = useChoosing();
  const mine = useVisitor()?.store?.handle;
  const mineFirst = stores.toSorted((a, b) => Number(b.handle === mine) - Number(a.handle === mine));
  return (
    <>
      <p className="cap mb-3 lg:hidden">{chosen.name}</p>
      <ul className="rows" aria-live="polite">
        {mineFirst.map(({ handle, label, href }) => {
          const there = stock?.places.find((p) => p.handle === handle);
          const free = there?.free[chosen.id] ?? 0;
          return (
            <li key={handle} className="grid grid-cols-[1fr_auto] items-baseline gap-x-6 lg:grid-cols-[1fr_1.2fr_auto]">
              <Link className="t quiet py-1" href={href}>
                {label}
                {handle === mine ? <span className="cap ml-2 font-normal">{words.mine}</span> : null}
              </Link>
              <span className="small min-h-[1.5em] text-ink-2 max-lg:row-start-2">{there ? (free > 0 && there.ready ? fill(words.ready, { ready: there.ready }) : upper(there.says)) : words.asking}</span>
              <span className="text-right lg:min-w-28">
                {there ? <StockWord tone={free === 0 ? "gone" : free > FEW ? "good" : "warn"}>{free === 0 ? words.none : free > FEW ? words.inStock : free === 1 ? words.lastOne : fill(words.last, { count: free })}</StockWord> : null}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The variant that the counts are about. */
export function ChosenName() {
  return useChoosing().chosen.name;
}
