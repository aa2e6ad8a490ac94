import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { staffDb, type Tx } from "@/db/client";
import { categories } from "@/db/schema/all";
import { slug } from "@/lib/core/handle";
import { hashOf } from "@/lib/core/hash";
import { type CategoryId, isId, newId, type ProductId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import { record } from "@/lib/events/record";
import { isTree, type NotATree } from "./departments/rules";
import { editsProducts } from "./edit/rules";
import { indexProduct } from "./index-product";

const name = z.string().default("").transform((text) => text.toWellFormed().normalize("NFC").replace(/\s+/g, " ").trim()).pipe(z.string().max(60, "too-long"));
const id = z.string().refine(isId).transform((text) => text as CategoryId);
export const EditDepartments = z.object({
  seen: z.string().regex(/^[0-9a-f]{64}$/),
  departments: z.array(z.object({ id: id.nullable(), it: name.pipe(z.string().min(1, "required")), en: name, parent: id.nullable(), position: z.coerce.number("number").int("number").min(0, "number").max(9_999, "number") })).min(1).max(500),
});
export type NotEdited = NotATree | { why: "not-yours" } | { why: "changed-meanwhile" };
type Row = { readonly id: CategoryId; readonly handle: string; readonly parentId: CategoryId | null; readonly name: Words; readonly position: number };

/** All departments as they are kept; for callers who have checked who asks. */
export const departmentRows = (on: Pick<Tx, "select"> = staffDb): Promise<Row[]> => on.select({ id: categories.id, handle: categories.handle, parentId: categories.parentId, name: categories.name, position: categories.position }).from(categories).orderBy(asc(categories.position), asc(categories.id));
/** What the form was opened with, and must still be true when it is sent. */
export const departmentsHash = (rows: readonly Row[]): string => hashOf(JSON.stringify(rows.map(({ id: its, parentId, name: { it, en }, position }) => [its, parentId, it, en, position])));

const AT_ONCE = 200;
/**
 * A colleague names the departments of the shop, puts them below each other and in order, and adds new ones, whose address is made of their name. What they were called in addresses stays. None goes:
 * products and links name them. Search learns the new names. Refuses what is no tree (departments/rules.ts), and `changed-meanwhile` where somebody was quicker.
 */
export function editDepartments(who: Staff, { seen, departments }: z.output<typeof EditDepartments>): Promise<Outcome<{ readonly changed: number }, NotEdited>> {
  return atomically(async (tx): Promise<Outcome<{ readonly changed: number }, NotEdited>> => {
    if (!editsProducts(who)) return refused({ why: "not-yours" });
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('departments'))`); // of two forms the second is told
    const was = await departmentRows(tx);
    const missing = was.some((row) => !departments.some((one) => one.id === row.id)) || departments.some((one) => one.id !== null && !was.some((row) => row.id === one.id));
    if (departmentsHash(was) !== seen || missing) return refused({ why: "changed-meanwhile" });
    const tree = isTree(departments);
    if (!tree.ok) return tree;
    const changed = departments.filter((one) => {
      const row = was.find((each) => each.id === one.id);
      return !row || row.name.it !== one.it || row.name.en !== one.en || row.parentId !== one.parent || row.position !== one.position;
    });
    const taken = new Set(was.map(({ handle }) => handle));
    for (const { id: its, it, en, parent, position } of changed) {
      const values = { name: { it, en }, parentId: parent, position };
      if (its) await tx.update(categories).set(values).where(eq(categories.id, its));
      else await tx.insert(categories).values({ id: newId<"category">(), handle: free(slug(it, 60) || "reparto", taken), ...values });
    }
    if (changed.length === 0) return done({ changed: 0 });
    const products = await tx.execute<{ id: ProductId }>(sql`select id from products where status = 'active' order by id`);
    for (let i = 0; i < products.length; i += AT_ONCE) await indexProduct(tx, products.slice(i, i + AT_ONCE).map((one) => one.id));
    await record(tx, who, { is: "departments.changed" });
    return done({ changed: changed.length });
  }, { pool: "staff" });
}

/** An address that no department has yet; from then on it is taken. */
function free(stem: string, taken: Set<string>): string {
  const all = Array.from({ length: taken.size + 1 }, (_, n) => (n === 0 ? stem : `${stem}-${n + 1}`));
  const found = all.find((handle) => !taken.has(handle)) ?? stem;
  taken.add(found);
  return found;
}
