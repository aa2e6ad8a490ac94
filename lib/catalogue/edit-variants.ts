import "server-only";
import { eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { productEdits, products, variants as variantRows } from "@/db/schema/all";
import { gtinOf } from "@/lib/codes/gs1/gtin";
import { readSku } from "@/lib/core/handle";
import { hashOf } from "@/lib/core/hash";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { BeginProduct } from "./begin-product";
import { editsProducts } from "./edit/rules";
import type { WholeProduct, WholeVariant } from "./types";
import { fits, MOST_OPTIONS, MOST_VALUES, type NotVariants, optionsSaid, variantsSaid } from "./variants/rules";
import { ownersOf, wholeProducts } from "./whole/reads";
import { writeProducts } from "./write-products";

const name = z.string().default("").transform((text) => text.toWellFormed().normalize("NFC").replace(/\s+/g, " ").trim()).pipe(z.string().max(80, "too-long"));
const number = (most: number, why: string) => z.string().trim().max(12).default("").transform((text, context) => {
  if (text === "") return null;
  if (/^\d{1,7}$/.test(text) && Number(text) > 0 && Number(text) <= most) return Number(text);
  context.addIssue({ code: "custom", message: why });
  return z.NEVER;
});
export const EditVariants = z.object({
  handle: z.string().regex(/^[a-z0-9-]{1,120}$/),
  seen: z.string().regex(/^[0-9a-f]{64}$/),
  options: z.array(z.object({ key: z.string().max(60).default(""), it: name, en: name, values: z.array(z.object({ key: z.string().max(60).default(""), it: name, en: name, swatch: z.union([z.literal(""), z.string().regex(/^#[0-9a-f]{6}$/i, "colour")]).default("") })).max(MOST_VALUES) })).max(MOST_OPTIONS),
  variants: z.array(z.object({
    sku: z.string().trim().min(1, "required").refine((text) => readSku(text) !== null, "sku"),
    gtin: z.string().trim().max(20).default("").transform((text, context) => {
      const read = text === "" ? null : gtinOf(text.replace(/[ -]/g, ""));
      if (text === "" || read) return read;
      context.addIssue({ code: "custom", message: "gtin" });
      return z.NEVER;
    }),
    choice: z.record(z.string().max(60), z.string().max(60)),
    weightG: number(2_000_000, "weight"),
    soldOnline: z.boolean(),
    archived: z.boolean(),
    /** Of a new one alone; the price of one that is there is planned among the prices. */
    price: BeginProduct.shape.price,
  })).min(1).max(250),
});
export type NotEditedVariants = NotVariants | { why: "not-yours" } | { why: "unknown-product" } | { why: "changed-meanwhile" } | { why: "sku-taken"; by: string } | { why: "gtin-taken"; by: string };

/** What the form was opened with: options and variants, but for prices and pieces, which others change while somebody types. */
export const variantsHash = ({ options, variants }: Pick<WholeProduct, "options" | "variants">): string => hashOf(JSON.stringify([options, variants.map((one) => ({ ...one, price: null, onHand: null }))]));

/**
 * A colleague writes by hand in which options a product comes, and its variants: barcodes, weights, where they are sold; new ones with a first price. What is there is archived, never deleted, because
 * orders and movements name it. Refuses what would not fit (variants/rules.ts), codes that another product has, and `changed-meanwhile` where somebody was quicker.
 */
export function editVariants(who: Staff, { handle, seen, options: said, variants: rows }: z.output<typeof EditVariants>): Promise<Outcome<null, NotEditedVariants>> {
  return atomically(async (tx): Promise<Outcome<null, NotEditedVariants>> => {
    if (!editsProducts(who)) return refused({ why: "not-yours" });
    const was = (await wholeProducts(tx, [handle], { currency: "EUR", place: null }, true)).get(handle);
    const [row] = await tx.select({ id: products.id }).from(products).where(eq(products.handle, handle));
    if (!was || !row) return refused({ why: "unknown-product" });
    if (variantsHash(was) !== seen || was.variants.some(({ sku }) => !rows.some((one) => one.sku === sku))) return refused({ why: "changed-meanwhile" });
    const options = optionsSaid(was.options, said);
    if (!options.ok) return options;
    const variants = rows.map(({ sku, gtin, choice, weightG, soldOnline, archived, price }): WholeVariant => {
      const old = was.variants.find((one) => one.sku === sku);
      const its = Object.fromEntries(options.value.flatMap(({ key, values }) => {
        const value = choice[key] || (was.options.some((one) => one.key === key) ? undefined : values[0]?.key); // what is there has the first value of a new option, until somebody says another
        return value ? [[key, value]] : [];
      }));
      const bare = { lengthMm: null, widthMm: null, heightMm: null, contentAmount: null, contentUnit: null, onHand: null };
      return { ...(old ?? bare), sku, gtin, choice: its, weightG, soldOnline, status: archived ? "archived" : "active", price: old ? old.price : price };
    });
    const fitting = fits(options.value, variants);
    if (!fitting.ok) return fitting;
    const owners = await ownersOf(tx, [...variants.map(({ sku }) => sku), ...variants.flatMap(({ gtin }) => (gtin ? [`gtin:${gtin}`] : []))]);
    for (const { sku, gtin } of variants) {
      const [bySku, byGtin] = [owners.get(sku), gtin ? owners.get(`gtin:${gtin}`) : undefined];
      if (bySku && bySku.handle !== handle) return refused({ why: "sku-taken", by: bySku.handle });
      if (byGtin && byGtin.handle !== handle) return refused({ why: "gtin-taken", by: byGtin.handle });
    }
    const to: WholeProduct = { ...was, options: options.value, variants };
    const changed = variantsSaid(was, to);
    if (!changed) return done(null);
    const moved = variants.filter(({ sku, gtin }) => was.variants.some((one) => one.sku === sku && one.gtin !== null && one.gtin !== gtin)).map(({ sku }) => sku);
    if (moved.length > 0) await tx.update(variantRows).set({ gtin: null }).where(inArray(variantRows.sku, moved)); // so that two may change barcodes
    await writeProducts(tx, who, [{ was, to }], [], { currency: "EUR", place: null, reason: "new variant", cause: "new variant" });
    await tx.insert(productEdits).values({ productId: row.id, field: "variants", ...changed, actor: actorOf(who) });
    return done(null);
  }, { pool: "staff" });
}
