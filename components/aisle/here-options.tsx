"use client";
import type { ReactNode } from "react";
import { fill } from "@/lib/core/fill";
import { fieldOf, nearest } from "../catalogue/choice";
import { useChoosing } from "../catalogue/choosing";
import type { OptionView, VariantView } from "../catalogue/product-view";
import type { StockView } from "../catalogue/stock-view";
import { RadioCards, RadioRows } from "../ui/radios";
import { StockWord, type StockTone } from "../ui/stock-word";
import { useHere } from "./here";
import type { AisleWords } from "./words";

/** The nearest other store that has a variant to spare. */
const nearestWith = (stock: StockView | null, near: readonly string[], variantId: string) =>
  near.map((handle) => stock?.places.find((place) => place.handle === handle)).find((place) => (place?.free[variantId] ?? 0) > 0);

/** What there is to choose, with what this store has of each, and who else has what it hasn't. */
export function HereOptions({ options, words }: { readonly options: readonly OptionView[]; readonly words: Pick<AisleWords, "value" | "legend"> }) {
  const { variants, chosen, choose, stock } = useChoosing();
  const { view, store } = useHere();
  const say = (variant: VariantView | undefined): readonly [StockTone, string] => {
    const left = variant ? (view?.floor[variant.id]?.left ?? 0) : 0;
    if (!view || !variant) return ["gone", " "];
    if (left > 0) return left === 1 ? ["warn", words.value.one] : ["good", fill(words.value.many, { count: left })];
    const other = nearestWith(stock, store.near, variant.id);
    if (other) return ["gone", fill(words.value.elsewhere, { place: other.name, count: other.free[variant.id] ?? 0 })];
    return ["gone", (stock?.online[variant.id] ?? 0) > 0 ? words.value.online : words.value.none];
  };
  return options.map(({ key, name, values }) => {
    const withValue = (value: string) => nearest(variants, chosen, key, value);
    const legend: ReactNode = (
      <>
        {name} <span className="font-normal text-ink-2">{words.legend.here}</span>
      </>
    );
    const shared = {
      name: fieldOf(key),
      legend,
      value: chosen.choice[key],
      className: "by-script",
      onChange: ({ target }: { target: { value: string } }) => {
        const next = withValue(target.value);
        if (next) choose(next);
      },
    };
    const seen = values.map((value) => ({ ...value, stand: say(withValue(value.key)) }));
    if (values.every((v) => v.swatch === null)) {
      return <RadioCards key={key} {...shared} columns={values.length > 3 ? "grid-cols-2" : "grid-cols-3"} options={seen.map((v) => ({ value: v.key, label: v.name, detail: v.stand[1], gone: v.stand[0] === "gone" }))} />;
    }
    return (
      <RadioRows
        key={key}
        {...shared}
        options={seen.map((v) => ({
          value: v.key,
          label: (
            <span className="flex items-center gap-3 font-normal">
              <i className="dot size-5!" style={{ "--c": v.swatch ?? "transparent" } as object} />
              {v.name}
            </span>
          ),
          aside: <StockWord tone={v.stand[0]} className="small font-normal">{v.stand[1]}</StockWord>,
        }))}
      />
    );
  });
}
