import { LinePicture } from "../orders/line-picture";

type Cell = { readonly when: string; readonly amount: string; readonly now: boolean; readonly reduced: boolean };
type Props = {
  readonly name: string;
  readonly choice: string;
  readonly codes: readonly string[];
  readonly picture: string | null;
  readonly price: { readonly amount: string | null; readonly was: string | null; readonly lowest: string | null; readonly why: string; readonly trail: readonly Cell[] };
  readonly words: { readonly trail: string };
};

/** What a thing is and costs, and how its price came about. */
export function GoodsHead({ name, choice, codes, picture, price, words }: Props) {
  return (
    <>
      <div className="goods-head">
        <span className="well">
          <LinePicture stem={picture} sizes="(width >= 48rem) 160px, 96px" priority />
        </span>
        <div>
          <h1>{name}</h1>
          <p>{choice}</p>
          <p className="mono goods-code">
            {codes.map((code) => (
              <span key={code}>{code}</span>
            ))}
          </p>
          {price.amount ? (
            <p className="goods-price">
              <b>{price.amount}</b>
              {price.was ? <s>{price.was}</s> : null}
            </p>
          ) : null}
        </div>
      </div>
      {price.trail.length > 1 ? (
        <ol className="goods-trail" aria-label={words.trail}>
          {price.trail.map((cell) => (
            <li key={cell.when} aria-current={cell.now ? "true" : undefined} className={cell.reduced ? "goods-reduced" : undefined}>
              <span>{cell.when}</span>
              {cell.amount}
            </li>
          ))}
        </ol>
      ) : null}
      <p className="goods-why">
        {price.lowest ? <b>{price.lowest}</b> : null}
        {price.why}
      </p>
    </>
  );
}
