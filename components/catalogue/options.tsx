import type { ReactNode } from "react";
import { RadioCards, Swatches } from "@/components/ui/radios";
import { fieldOf, nearest } from "./choice";
import { useChoosing } from "./choosing";
import type { OptionView } from "./product-view";

/** A value whose name already is a measure needs none beside it. */
const SAYS_SIZE = /\d/;

/** Colour, size: what there is to choose. What is gone stays selectable and says so. */
export function Options({ options, soldOut }: { readonly options: readonly OptionView[]; readonly soldOut: string }) {
  const { variants, chosen, choose, stock } = useChoosing();
  const withValue = (key: string, value: string) => nearest(variants, chosen, key, value);
  const isGone = (key: string, value: string) => {
    const variant = withValue(key, value);
    if (!variant) return true;
    if (!stock) return !variant.available && variant.soldOnline;
    return (stock.online[variant.id] ?? 0) === 0 && stock.places.every((p) => (p.free[variant.id] ?? 0) === 0);
  };
  return options.map(({ key, name, values }) => {
    const swatches = values.every((v) => v.swatch !== null);
    const now = values.find((v) => v.key === chosen.choice[key]);
    const legend: ReactNode = (
      <>
        {name} <span className="font-normal text-ink-2">{now?.name}</span>
      </>
    );
    const onChange = ({ target }: { target: { value: string } }) => {
      const next = withValue(key, target.value);
      if (next) choose(next);
    };
    const shared = { name: fieldOf(key), legend, value: chosen.choice[key], onChange, className: "by-script" };
    return swatches ? (
      <Swatches key={key} {...shared} options={values.map((v) => ({ value: v.key, label: v.name, colour: v.swatch ?? "", gone: isGone(key, v.key), ...(isGone(key, v.key) && { detail: soldOut }) }))} />
    ) : (
      <RadioCards key={key} {...shared} columns={values.length > 4 ? "grid-cols-2 sm:grid-cols-3" : values.length === 4 ? "grid-cols-2" : "grid-cols-3"} options={values.map((v) => ({ value: v.key, label: v.name, detail: isGone(key, v.key) ? soldOut : SAYS_SIZE.test(v.name) ? undefined : withValue(key, v.key)?.dimensions, gone: isGone(key, v.key) }))} />
    );
  });
}
