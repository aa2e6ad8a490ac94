import type { ProductCard } from "@/lib/catalogue/types";
import type { Locale } from "@/lib/core/who";
import { Card, type Say } from "./card";

type Props = { readonly cards: readonly ProductCard[]; readonly id: string; readonly title: string; readonly locale: Locale; /** The lists' words. */ readonly t: Say; readonly as?: keyof typeof LOOKS; /** The store in which they are looked at, by its handle. */ readonly store?: string };
/** A strip to be pushed below a product; all at once where there is nothing else to look at. */
const LOOKS = {
  strip: { section: "later no-print section", head: "h2 mb-8", list: "scroll-x lg:mx-0 lg:grid lg:grid-cols-4 lg:px-0", item: "w-[62vw] lg:w-auto", sizes: "(width >= 64rem) 23vw, 62vw" },
  grid: { section: "mt-14", head: "h2 mb-6", list: "grid grid-cols-2 gap-x-4 gap-y-10 lg:grid-cols-4 lg:gap-x-6", item: undefined, sizes: "(width >= 64rem) 23vw, 46vw" },
} as const;

/** Products to look at next to, or instead of, one; nothing where there are none. */
export function Alike({ cards, id, title, locale, t, as = "strip", store }: Props) {
  const look = LOOKS[as];
  if (cards.length === 0) return null;
  return (
    <section className={look.section} aria-labelledby={id}>
      <h2 id={id} className={look.head}>
        {title}
      </h2>
      <ul className={look.list}>
        {cards.map((card) => (
          <li key={card.id} className={look.item}>
            <Card card={card} locale={locale} t={t} sizes={look.sizes} store={store} />
          </li>
        ))}
      </ul>
    </section>
  );
}
