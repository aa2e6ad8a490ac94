import { addresses } from "@/components/shop/addresses";
import { ReadyLink } from "@/components/shop/ready-link";
import { Picture } from "@/components/ui/picture";
import { Price } from "@/components/ui/price";
import { StockWord } from "@/components/ui/stock-word";
import type { ProductCard } from "@/lib/catalogue/types";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { priceWords } from "./price-words";

export type Say = (key: string, values?: Record<string, string | number>) => string;
type CardProps = {
  readonly card: ProductCard;
  readonly locale: Locale;
  /** The lists' words. */
  readonly t: Say;
  readonly sizes: string;
  readonly priority?: boolean | undefined;
  /** Says what is left, where the list was made this very moment. Finished pages say nothing about stock. */
  readonly live?: boolean | undefined;
  readonly heading?: "h2" | "h3" | undefined;
  /** The store in which it is looked at, by its handle. */
  readonly store?: string | undefined;
};

const FEW = 3;

/** A product in a list: one link, from its name. */
export function Card({ card, locale, t, sizes, priority = false, live = false, heading: Heading = "h3", store }: CardProps) {
  const { swatches, free } = card;
  const at = addresses(locale);
  return (
    <article className="card">
      <span className="well r45">
        <Picture file={{ ...card.picture, name: card.picture.stem }} alt={inLocale(card.picture.alt, locale)} sizes={sizes} priority={priority} />
      </span>
      <Heading className="name">
        <ReadyLink href={store ? at.inStore(store, card.handle) : at.product(card.handle)}>{inLocale(card.title, locale)}</ReadyLink>
      </Heading>
      <p className="cap mt-0.5">{inLocale(card.material, locale)}</p>
      <Price className="mt-2" words={priceWords(card.from, locale, t, !card.samePrice)} />
      {swatches.length > 1 ? (
        <p className="mt-2.5 flex items-center gap-1.5">
          <span className="sr-only">{t("colours", { count: swatches.length })}</span>
          {swatches.map(({ key, colour }) => (
            <i key={key} className="dot" style={{ "--c": colour } as object} />
          ))}
        </p>
      ) : null}
      {live && free <= FEW ? (
        <StockWord tone={free === 0 ? "gone" : "warn"} className="mt-2 block">
          {free === 0 ? t("soldOut") : free === 1 ? t("lastOne") : t("last", { count: free })}
        </StockWord>
      ) : null}
    </article>
  );
}
