export type PriceWords = {
  /** Ready for the eye, in the reader's language: "1.190,00 €". */
  readonly price: string;
  /** Set only for an announced reduction: what it was, and the words that read it out. */
  readonly was?: { readonly price: string; readonly before: string; readonly now: string } | undefined;
  /** "Lowest price of the last 30 days: €49.00"; the law wants it beside every announced reduction. */
  readonly lowest?: string | undefined;
  /** "€42.00 / 100 ml", wherever goods are sold by volume, weight or in sets. */
  readonly unit?: string | undefined;
  /** "from", where sizes differ in price. */
  readonly from?: string | undefined;
};

type PriceProps = { readonly words: PriceWords; readonly large?: boolean; readonly className?: string | undefined };

/** A price with all that must be said in the same breath. */
export function Price({ words, large = false, className }: PriceProps) {
  const { price, was, lowest, unit, from } = words;
  return (
    <div className={className}>
      <p className={large ? "flex flex-wrap items-baseline gap-x-3" : "flex flex-wrap items-baseline gap-x-2"}>
        <span className={`price${large ? " price-lg" : ""}${was ? " cut" : ""}`}>
          {was ? <span className="sr-only">{was.now} </span> : null}
          {from ? <span className="from">{from} </span> : null}
          {price}
        </span>
        {was ? (
          <s className={large ? "was" : "was small"}>
            <span className="sr-only">{was.before} </span>
            {was.price}
          </s>
        ) : null}
      </p>
      {lowest ? <p className="cap num">{lowest}</p> : null}
      {unit ? <p className="cap num">{unit}</p> : null}
    </div>
  );
}
