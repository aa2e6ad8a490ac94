import { nearest } from "./choice";
import type { OptionView, VariantView } from "./product-view";

type PlainOptionsProps = {
  readonly variants: readonly VariantView[];
  readonly chosen: VariantView;
  readonly options: readonly OptionView[];
  readonly addressOf: (variant: VariantView) => string;
  readonly soldOut: string;
};

/** What there is to choose where no script runs: each value leads to the page of the variant that has it. What only a script can do is hidden. */
export function PlainOptions({ variants, chosen, options, addressOf, soldOut }: PlainOptionsProps) {
  return (
    <noscript>
      <style>{".by-script { display: none; }"}</style>
      <div className="mt-7 grid gap-6">
        {options.map(({ key, name, values }) => {
          const swatches = values.every((v) => v.swatch !== null);
          return (
            <div key={key}>
              <p className="group-name">
                {name} <span className="font-normal text-ink-2">{values.find((v) => v.key === chosen.choice[key])?.name}</span>
              </p>
              <ul className={swatches ? "-ml-[6px] flex flex-wrap gap-2" : "grid grid-cols-2 gap-2"}>
                {values.map(({ key: value, name: label, swatch }) => {
                  const variant = nearest(variants, chosen, key, value);
                  if (!variant) return null;
                  const gone = variant.soldOnline && !variant.available;
                  return (
                    <li key={value}>
                      <a className={`${swatches ? "swatch" : "size"}${gone ? " gone" : ""}`} style={swatch ? ({ "--c": swatch } as object) : undefined} title={label} href={addressOf(variant)} aria-current={variant === chosen ? "true" : undefined}>
                        {swatches ? <i /> : null}
                        <span className={swatches ? "sr-only" : undefined}>{label}</span>
                        {gone ? <small className={swatches ? "sr-only" : undefined}>{soldOut}</small> : null}
                      </a>
                    </li>
                  );
                })}
              </ul>
            </div>
          );
        })}
      </div>
    </noscript>
  );
}
