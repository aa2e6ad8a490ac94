import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { productEdits, products } from "@/db/schema/all";
import { readSku, slug } from "@/lib/core/handle";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { readMoney } from "@/lib/core/read-money";
import { actorOf, type Staff } from "@/lib/core/who";
import { eq } from "drizzle-orm";
import { editsProducts } from "./edit/rules";
import { ownersOf, wholeProducts } from "./whole/reads";
import { writeProducts } from "./write-products";

const DEAREST = 100_000_000;
export const BeginProduct = z.object({
  title: z.string().transform((text) => text.toWellFormed().normalize("NFC").replace(/\s+/g, " ").trim()).pipe(z.string().min(1, "required").max(160, "too-long")),
  sku: z.string().trim().min(1, "required").refine((text) => readSku(text) !== null, "sku"),
  /** In minor units; nothing: not known yet. */
  price: z.string().trim().max(20).default("").transform((text, context) => {
    const amount = text === "" ? null : readMoney(text);
    if (text === "" || (amount !== null && amount > 0 && amount <= DEAREST)) return amount;
    context.addIssue({ code: "custom", message: "price" });
    return z.NEVER;
  }),
});
export type NotBegun = { why: "not-yours" } | { why: "sku-taken"; by: string };

/** A colleague begins a product: a draft with one thing to sell, its address made of its name. Nobody sees it until it is offered. Refuses `sku-taken` by whatever has that code; a second press of the same form hears that too, and by what. */
export function beginProduct(who: Staff, { title, sku, price }: z.output<typeof BeginProduct>): Promise<Outcome<{ readonly handle: string }, NotBegun>> {
  return atomically(async (tx): Promise<Outcome<{ readonly handle: string }, NotBegun>> => {
    if (!editsProducts(who)) return refused({ why: "not-yours" });
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('begin-product'))`); // addresses are counted up one after the other
    const owner = (await ownersOf(tx, [sku])).get(sku);
    if (owner) return refused({ why: "sku-taken", by: owner.handle });
    const handle = await freeHandle(title, async (handles) => new Set((await wholeProducts(tx, handles, { currency: "EUR", place: null })).keys()));
    const none = { it: "", en: "" };
    await writeProducts(tx, who, [{
      was: null,
      to: {
        handle, status: "draft", title: { it: title, en: "" }, description: none, material: none, care: none, warnings: null, withdrawalExclusion: null, materialFamily: null, category: null, maker: null, vatRate: 2200, countryOfOrigin: null, options: [],
        variants: [{ sku, status: "active", gtin: null, choice: {}, lengthMm: null, widthMm: null, heightMm: null, weightG: null, contentAmount: null, contentUnit: null, soldOnline: true, price, onHand: null }],
      },
    }], [], { currency: "EUR", place: null, reason: "new product", cause: "new product" });
    const [row] = await tx.select({ id: products.id }).from(products).where(eq(products.handle, handle));
    if (row) await tx.insert(productEdits).values({ productId: row.id, field: "title", before: null, after: { it: title, en: "" }, actor: actorOf(who) });
    return done({ handle });
  }, { pool: "staff" });
}

const MOST_ALIKE = 200;
/** An address made of a name that no product has yet. */
async function freeHandle(title: string, taken: (handles: readonly string[]) => Promise<ReadonlySet<string>>): Promise<string> {
  const stem = slug(title, 70) || "prodotto";
  const all = Array.from({ length: MOST_ALIKE }, (_, n) => (n === 0 ? stem : `${stem}-${n + 1}`));
  const known = await taken(all);
  const free = all.find((handle) => !known.has(handle));
  if (!free) throw new Error(`${MOST_ALIKE} products are called alike`);
  return free;
}
