import { z } from "zod";
import { readHandle } from "@/lib/core/handle";
import { isId } from "@/lib/core/id";
import { minorOf, type Minor } from "@/lib/core/money";
import { readMoney } from "@/lib/core/read-money";
import { COLOURS, MATERIALS } from "../rules";
import type { RangeRule } from "./types";

const amount = z.number().int().min(0).max(99_999_999).transform(minorOf).nullable();
const keysOf = (families: readonly { readonly key: string }[]) => z.array(z.enum(families.map(({ key }) => key))).transform((keys) => families.map(({ key }) => key).filter((key) => keys.includes(key)));
/** A rule as it is kept. */
export const RangeRuleSchema = z.object({
  category: z.string().refine((text) => readHandle(text) !== null).nullable(),
  maker: z.string().refine(isId).transform((id) => id as NonNullable<RangeRule["maker"]>).nullable(),
  priceFrom: amount, priceTo: amount, reduced: z.boolean(), inStock: z.boolean(), newDays: z.number().int().min(1).max(365).nullable(),
  colours: keysOf(COLOURS), materials: keysOf(MATERIALS),
});

const money = z.string().max(40).default("").transform((text, context): Minor | null => {
  const read = text.trim() === "" ? null : readMoney(text);
  if (text.trim() === "" || read !== null) return read;
  context.addIssue({ code: "custom", message: "price" });
  return z.NEVER;
});
const ticked = z.string().default("").transform((text) => text !== "");
const or = (text: string) => (text === "" ? null : text);
/** A rule as a form or an address says it: `from` and `to` as people write amounts, families as `colour.green`. */
export const SaidRule = z
  .looseObject({
    category: z.string().max(80).default("").transform(or), maker: z.string().max(60).default("").transform(or), from: money, to: money, reduced: ticked, inStock: ticked,
    newDays: z.string().trim().max(3, "days").default("").refine((text) => text === "" || (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 365), "days").transform((text) => (text === "" ? null : Number(text))),
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, { error: "crossed", path: ["to"] })
  .transform(({ category, maker, from, to, reduced, inStock, newDays, ...more }): z.input<typeof RangeRuleSchema> => {
    const chosen = (name: string, families: readonly { readonly key: string }[]) => families.map(({ key }) => key).filter((key) => typeof more[`${name}.${key}`] === "string");
    return { category, maker, priceFrom: from, priceTo: to, reduced, inStock, newDays, colours: chosen("colour", COLOURS), materials: chosen("material", MATERIALS) };
  })
  .pipe(RangeRuleSchema);
