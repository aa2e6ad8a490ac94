import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { staffDb, type Tx } from "@/db/client";
import { makers } from "@/db/schema/all";
import { hashOf } from "@/lib/core/hash";
import { type Id, isId, newId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { editsProducts } from "./edit/rules";

const line = (most: number) => z.string().default("").transform((text) => text.toWellFormed().normalize("NFC").replace(/\s+/g, " ").trim()).pipe(z.string().max(most, "too-long"));
const orNone = (most: number) => line(most).transform((text) => text || null);
export const EditMakers = z.object({
  seen: z.string().regex(/^[0-9a-f]{64}$/),
  makers: z.array(z.object({ id: z.string().refine(isId).transform((text) => text as Id<"maker">).nullable(), name: line(200).pipe(z.string().min(1, "required")), postalAddress: orNone(400), electronicAddress: orNone(200), euResponsible: orNone(600) })).min(1).max(1_000),
});
export type NotEdited = { why: "not-yours" } | { why: "changed-meanwhile" } | { why: "twice"; what: string } | { why: "offered"; what: string };
type Row = typeof makers.$inferSelect;

/** All makers by name; for callers who have checked who asks. */
export const makerRows = (on: Pick<Tx, "select"> = staffDb): Promise<Row[]> => on.select().from(makers).orderBy(asc(makers.name));
/** What the form was opened with, and must still be true when it is sent. */
export const makersHash = (rows: readonly Row[]): string => hashOf(JSON.stringify(rows.map(({ id, name, postalAddress, electronicAddress, euResponsible }) => [id, name, postalAddress, electronicAddress, euResponsible])));

/**
 * A colleague says who makes what the shop sells, and where they can be reached: what every offer has to show (Regulation (EU) 2023/988 article 19). Refuses `offered` where an address would go that
 * something on offer needs, a name twice, and `changed-meanwhile` where somebody was quicker. None goes: products name them.
 */
export function editMakers(who: Staff, { seen, makers: said }: z.output<typeof EditMakers>): Promise<Outcome<{ readonly changed: number }, NotEdited>> {
  return atomically(async (tx): Promise<Outcome<{ readonly changed: number }, NotEdited>> => {
    if (!editsProducts(who)) return refused({ why: "not-yours" });
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('makers'))`);
    const was = await makerRows(tx);
    const missing = was.some((row) => !said.some((one) => one.id === row.id)) || said.some((one) => one.id !== null && !was.some((row) => row.id === one.id));
    if (makersHash(was) !== seen || missing) return refused({ why: "changed-meanwhile" });
    const twice = said.find((one, i) => said.slice(i + 1).some((other) => other.name.toLowerCase() === one.name.toLowerCase()));
    if (twice) return refused({ why: "twice", what: twice.name });
    const changed = said.filter((one) => {
      const row = was.find((each) => each.id === one.id);
      return !row || (["name", "postalAddress", "electronicAddress", "euResponsible"] as const).some((field) => row[field] !== one[field]);
    });
    const bare = changed.filter(({ id, postalAddress, electronicAddress }) => id && !(postalAddress && electronicAddress));
    const [offered] = await tx.execute<{ name: string }>(sql`select m.name from makers m where m.id in (select jsonb_array_elements_text(${JSON.stringify(bare.map(({ id }) => id))}::jsonb)::uuid) and exists (select 1 from products p where p.maker_id = m.id and p.status = 'active') limit 1`);
    if (offered) return refused({ why: "offered", what: offered.name });
    const renamed = changed.filter(({ id, name }) => id && was.some((row) => row.id === id && row.name !== name));
    for (const { id } of renamed) await tx.update(makers).set({ name: `\u0001${id}` }).where(eq(makers.id, id ?? newId())); // so that two may change names
    for (const { id, ...values } of changed) {
      if (id) await tx.update(makers).set(values).where(eq(makers.id, id));
      else await tx.insert(makers).values({ id: newId<"maker">(), ...values });
    }
    if (changed.length > 0) await record(tx, who, { is: "makers.changed" });
    return done({ changed: changed.length });
  }, { pool: "staff" });
}
