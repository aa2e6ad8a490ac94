import { slug } from "@/lib/core/handle";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Choice, WholeProduct, WholeVariant } from "../types";

type Options = WholeProduct["options"];
/** An option as a form says it: what has no key yet gets one of its name. */
export type SaidOption = { readonly key: string; readonly it: string; readonly en: string; readonly values: readonly { readonly key: string; readonly it: string; readonly en: string; readonly swatch: string }[] };
export const MOST_OPTIONS = 3;
export const MOST_VALUES = 60;
/** Combinations that the editor offers to be made, at most: more are brought by a file. */
const MOST_OFFERED = 60;

export type NotOptions = { why: "option-in-use"; what: string } | { why: "twice"; what: string } | { why: "empty-option"; what: string };

/** What a form says of options, as the product is to have them: keys stay, new ones are made of names, and what a filter knows of a value stays with it. Refuses the same twice, and an option without a value. Pure. */
export function optionsSaid(before: Options, said: readonly SaidOption[]): Outcome<Options, NotOptions> {
  const options: Options[number][] = [];
  for (const { key, it, en, values } of said.filter((one) => one.it !== "")) {
    const old = before.find((one) => one.key === key);
    const made = old?.key ?? (slug(it, 40) || `option-${options.length + 1}`);
    if (options.some((one) => one.key === made)) return refused({ why: "twice", what: it });
    const its: Options[number]["values"][number][] = [];
    for (const value of values.filter((one) => one.it !== "")) {
      const known = old?.values.find((one) => one.key === value.key);
      const valueKey = known?.key ?? (slug(value.it, 40) || `value-${its.length + 1}`);
      if (its.some((one) => one.key === valueKey)) return refused({ why: "twice", what: value.it });
      its.push({ colourFamily: null, materialFamily: null, ...known, key: valueKey, name: { it: value.it, en: value.en }, swatch: value.swatch || null });
    }
    if (its.length === 0) return refused({ why: "empty-option", what: it });
    options.push({ key: made, name: { it, en }, values: its });
  }
  return done(options);
}

/** The choices that a product could come in and does not, in the order of its options. Pure. */
export function missingChoices(options: Options, variants: readonly Pick<WholeVariant, "choice">[]): readonly Choice[] {
  if (options.length === 0) return [];
  const all = options.reduce<readonly Choice[]>((made, { key, values }) => made.flatMap((choice) => values.map((value) => ({ ...choice, [key]: value.key }))), [{}]);
  return all.filter((choice) => !variants.some((variant) => sameChoice(options, variant.choice, choice))).slice(0, MOST_OFFERED);
}
export const sameChoice = (options: Options, a: Choice, b: Choice): boolean => options.every(({ key }) => a[key] === b[key]);

export type NotVariants = { why: "sku-twice"; what: string } | { why: "choice-twice"; what: string } | { why: "no-choice"; what: string } | { why: "gtin-twice"; what: string } | NotOptions;
/** Whether variants and options fit: each has one value of every option, no two the same, no code twice; and no value goes that a variant has. Pure. */
export function fits(options: Options, variants: readonly WholeVariant[]): Outcome<null, NotVariants> {
  for (const [i, { sku, choice, gtin }] of variants.entries()) {
    const rest = variants.slice(i + 1);
    if (rest.some((other) => other.sku.toLowerCase() === sku.toLowerCase())) return refused({ why: "sku-twice", what: sku });
    if (gtin && rest.some((other) => other.gtin === gtin)) return refused({ why: "gtin-twice", what: gtin });
    const without = options.find(({ key, values }) => !values.some((value) => value.key === choice[key]));
    if (without) return refused(choice[without.key] === undefined ? { why: "no-choice", what: sku } : { why: "option-in-use", what: sku });
    if (rest.some((other) => sameChoice(options, other.choice, choice))) return refused({ why: "choice-twice", what: sku });
  }
  return done(null);
}

/** What the history keeps: those lines of options and variants that differ. Pure. */
export function variantsSaid(from: Pick<WholeProduct, "options" | "variants">, to: Pick<WholeProduct, "options" | "variants">): { readonly before: string | null; readonly after: string | null } | null {
  const lines = ({ options, variants }: typeof from) => [
    ...options.map(({ name, values }) => `${name.it}: ${values.map((value) => `${value.name.it}${value.swatch ? ` ${value.swatch}` : ""}`).join(", ")}`),
    ...variants.map(({ sku, gtin, choice, weightG, soldOnline, status }) => [sku, ...options.map(({ key }) => choice[key] ?? "–"), gtin ?? "–", weightG === null ? "–" : `${weightG} g`, soldOnline ? "web" : "store", status].join(" · ")),
  ];
  const [was, is] = [lines(from), lines(to)];
  const [before, after] = [was.filter((line) => !is.includes(line)), is.filter((line) => !was.includes(line))];
  return before.length + after.length === 0 ? null : { before: before.join("\n") || null, after: after.join("\n") || null };
}
