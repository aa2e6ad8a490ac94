import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { productEdits, products, staff } from "@/db/schema/all";
import { companyAt } from "@/lib/company/reads";
import { isSaid } from "@/lib/company/rules";
import { hashOf } from "@/lib/core/hash";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { differing, editedOf, editionOf, editsProducts, missingOf } from "./edit/rules";
import type { WholeProduct } from "./types";
import { makersNamed, wholeProducts } from "./whole/reads";
import { writeProducts } from "./write-products";

/** Text of people: composed, no signs that nobody sees, lines kept. */
const words = (most: number) => z.string().default("").transform((text) => text.toWellFormed().normalize("NFC").replace(/\r\n?/g, "\n").replace(/[^\P{C}\n]+/gu, " ").trim()).pipe(z.string().max(most, "too-long"));
const both = (most: number) => z.object({ it: words(most), en: words(most) });
export const EditProduct = z.object({
  handle: z.string().regex(/^[a-z0-9-]{1,120}$/),
  /** The edition that the form was opened with (`editionHash`). */
  seen: z.string().regex(/^[0-9a-f]{64}$/),
  status: z.enum(["draft", "active", "archived"]),
  title: z.object({ it: words(160).pipe(z.string().min(1, "required")), en: words(160) }),
  description: both(5_000),
  material: both(500),
  care: both(1_000),
  warnings: both(2_000),
  withdrawalExclusion: both(500),
  category: z.string().max(120).transform((text) => text || null),
  maker: z.string().max(200).transform((text) => text || null),
  countryOfOrigin: z.string().trim().toUpperCase().pipe(z.union([z.literal(""), z.string().regex(/^[A-Z]{2}$/, "country")])).transform((text) => text || null),
  vatRate: z.number().int().min(0).max(10_000).nullable(),
});
export type NotEdited =
  | { why: "not-yours" }
  | { why: "unknown-product" }
  | { why: "changed-meanwhile"; by: string } // somebody was quicker: what they wrote is to be read first
  | { why: "not-complete"; missing: string } // of what the law asks every offer to show
  | { why: "no-company" } // nobody has said who sells
  | { why: "unknown-choice" }; // a department or a maker that there isn't

/** What a form is opened with, and must still be true when it is sent. */
export const editionHash = (product: WholeProduct): string => hashOf(editionOf(editedOf(product)));

/**
 * A colleague writes by hand what a product says, and whether it is offered. Each field that changed is kept as it was and as it became. Nothing is offered without what the law asks
 * to show (GPSR article 19; Italian Consumer Code article 49, who sells), and nobody writes over what they have not read: of two who edit the same, the second is told. Prices, pieces and variants stay as they are.
 */
export function editProduct(who: Staff, { handle, seen, warnings, withdrawalExclusion, ...said }: z.output<typeof EditProduct>): Promise<Outcome<{ readonly changed: number }, NotEdited>> {
  return atomically(async (tx): Promise<Outcome<{ readonly changed: number }, NotEdited>> => {
    if (!editsProducts(who)) return refused({ why: "not-yours" });
    const was = (await wholeProducts(tx, [handle], { currency: "EUR", place: null }, true)).get(handle);
    const [row] = await tx.select({ id: products.id }).from(products).where(eq(products.handle, handle));
    if (!was || !row) return refused({ why: "unknown-product" });
    const orNone = (text: { it: string; en: string }) => (text.it === "" && text.en === "" ? null : text);
    const to: WholeProduct = { ...was, ...said, warnings: orNone(warnings), withdrawalExclusion: orNone(withdrawalExclusion) };
    const changed = differing(editedOf(was), editedOf(to));
    if (changed.length === 0) return done({ changed: 0 });
    if (editionHash(was) !== seen) {
      const [last] = await tx.select({ by: staff.name }).from(productEdits).innerJoin(staff, sql`'staff:' || ${staff.id} = ${productEdits.actor}`).where(eq(productEdits.productId, row.id)).orderBy(desc(productEdits.id)).limit(1);
      return refused({ why: "changed-meanwhile", by: last?.by ?? "" });
    }
    const [maker, department] = [to.maker === null ? null : (await makersNamed(tx, [to.maker])).get(to.maker), to.category === null ? [{ n: 1 }] : await tx.execute<{ n: number }>(sql`select 1 as n from categories where handle = ${to.category}`)];
    if (maker === undefined || department.length === 0) return refused({ why: "unknown-choice" });
    const missing = to.status === "active" ? missingOf(to, maker ?? {}) : [];
    if (missing.length > 0) return refused({ why: "not-complete", missing: missing.join(" ") });
    if (to.status === "active" && !isSaid(await companyAt(null, tx))) return refused({ why: "no-company" });
    await writeProducts(tx, who, [{ was, to }], [], { currency: "EUR", place: null, reason: "", cause: "" });
    await tx.insert(productEdits).values(changed.map((field) => ({ productId: row.id, field, before: was[field], after: to[field], actor: actorOf(who) })));
    return done({ changed: changed.length });
  }, { pool: "staff" });
}
