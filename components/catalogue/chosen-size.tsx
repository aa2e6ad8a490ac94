"use client";
import { useChoosing } from "./choosing";

/** Size, weight and article number of the variant that is looked at. */
export function ChosenSize({ words }: { readonly words: { readonly size: string; readonly weight: string } }) {
  const { dimensions, weight, sku } = useChoosing().chosen;
  return (
    <>
      {dimensions ? (
        <>
          <dt>{words.size}</dt>
          <dd className="num">{dimensions}</dd>
        </>
      ) : null}
      {weight ? (
        <>
          <dt>{words.weight}</dt>
          <dd className="num">{weight}</dd>
        </>
      ) : null}
      <dt>SKU</dt>
      <dd className="code">{sku}</dd>
    </>
  );
}
