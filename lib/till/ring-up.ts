import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { AddToCart, type NotAdded, putIn, Wanted } from "@/lib/cart/add-to-cart";
import type { Cart } from "@/lib/cart/types";
import { readCode } from "@/lib/codes/rules";
import type { Reading } from "@/lib/codes/types";
import { config } from "@/lib/core/config";
import { type CartId, isId, type LocationId, type VariantId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { LOCALES, type Staff } from "@/lib/core/who";
import { checkLabel } from "@/lib/labels/check-label";
import { labelsHanging } from "@/lib/labels/reads";
import { beginBasket } from "./lock-basket";
import { sellsAt, servedShopper } from "./reads";

export const AtBasket = z.object({ place: z.string().refine(isId).transform((id) => id as LocationId), basketId: z.string().refine(isId).transform((id) => id as CartId) });
export const RingUp = AtBasket.extend({
  code: z.string().trim().min(1).max(200),
  quantity: AddToCart.shape.quantity.default(1),
  press: AddToCart.shape.press, // one scan; sent again it adds nothing
  wanted: Wanted.optional(), // left out: the customer takes it along
  locale: z.enum(LOCALES).default("it"),
});
export type NotRungUp = NotAdded | { why: "not-yours" } | { why: "basket-gone" } | { why: "misread" } | { why: "not-ours" } | { why: "unknown-code" };

/**
 * A scan at the till puts a piece into its basket, and begins the basket where it is the first: the till draws the id, so that a scan that
 * comes twice begins one. The price is the shop's, whatever the code says: the lower of the list and of the label that hangs here, which
 * the line keeps; one that says another price than the list comes into the store's reprints. Refuses `misread` where a check digit doesn't fit,
 * `not-ours` for codes of others, `unknown-code`, `basket-gone` once it was sold or another place has it, and as `addToCart` does. May be repeated with the same press.
 */
export function ringUp(who: Staff, { place, basketId, code, wanted, locale, ...input }: z.output<typeof RingUp>): Promise<Outcome<Cart, NotRungUp>> {
  return atomically(async (tx) => {
    if (!sellsAt(who, place)) return refused({ why: "not-yours" });
    const read = readCode(code, config().UNICO_BASE_URL);
    if (read.is === "not-ours") return refused({ why: "not-ours" });
    const variantId = await variantOf(tx, read);
    if (variantId === null) return refused({ why: read.is === "misread" ? "misread" : "unknown-code" });
    const cart = await beginBasket(tx, place, basketId, locale);
    if (!cart) return refused({ why: "basket-gone" });
    const hanging = (await labelsHanging(place, [variantId], tx)).get(variantId) ?? null;
    const rung = await putIn(tx, servedShopper(who, basketId, cart), { ...cart, token: null }, { ...input, variantId, wanted: wanted ?? { fulfilment: "carry-out", locationId: place } }, hanging?.labelId);
    if (!rung.ok) return rung;
    const { lines, currency } = rung.value.cart;
    const line = lines.find((one) => one.variantId === variantId);
    if (line?.priceId) await checkLabel(tx, who, { locationId: place, variantId }, hanging, { ...line, priceId: line.priceId, currency, amount: line.unitAmount });
    return done(rung.value.cart);
  }, { pool: "staff" });
}

/** The piece that a code names: by its barcode, by its page in this shop, or as somebody typed it. */
async function variantOf(tx: Tx, read: Reading): Promise<VariantId | null> {
  const sku = read.is === "variant" ? read.sku : read.is === "typed" || read.is === "misread" ? read.text : null;
  if (read.is !== "goods" && !sku) return null;
  const [found] = await tx.execute<{ id: VariantId }>(read.is === "goods" ? sql`select id from variants where gtin = ${read.gtin} or sku = ltrim(${read.gtin}, '0') limit 1` : sql`select id from variants where sku in (${sku}, ${sku?.toUpperCase()}) limit 1`);
  return found?.id ?? null;
}
