import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import { readShortCode } from "@/lib/core/code";
import type { Id, LocationId, StaffId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import type { FactName } from "@/lib/events/types";
import { editById, type PersonEdit } from "./people-edits";
import type { Edit, Page, TableSpec, TableView } from "./types";

/** What facts are about, by the beginning of their name. */
const ABOUT: Readonly<Record<string, readonly string[]>> = {
  order: ["order.", "receipt."], fulfilment: ["fulfilment.", "pick.", "promise."], return: ["return-request.", "claim.", "withdrawal.", "returned-goods.", "order.returned"], money: ["payment.", "refund.", "wallet."],
  goods: ["product.", "price.", "codes.", "stock.", "buffer.", "departments.", "makers.", "range.", "labels.", "location.", "company.", "import."], care: ["care."], message: ["message."], approval: ["approval.", "aisle-request."], people: ["colleague.", "device."],
};

/** The table of what colleagues did; `people` are the filter's values. */
export const auditTable = (people: readonly { readonly id: StaffId }[]): TableSpec => ({
  path: "/admin/audit",
  columns: ["at", "who", "what", "about", "place"],
  sorts: ["-at"],
  filters: { about: Object.keys(ABOUT), who: people.map(({ id }) => id) },
});

const DEED = sql`select f.id::text as id, f.is, f.at, coalesce(s.name, '') as by, o.number as "order", coalesce(f.body ->> 'handle', (select p.name from staff p where p.id = (f.body ->> 'staffId')::uuid), (select d.name from devices d where d.id = (f.body ->> 'deviceId')::uuid)) as thing, jsonb_array_length(f.body -> 'variantIds') as pieces, f.body ->> 'locationId' as "locationId"`;
const FROM = sql`from facts f left join staff s on 'staff:' || s.id = f.actor left join orders o on o.id = (f.body ->> 'orderId')::uuid`;

/** `thing`: the handle of a product, or the name of a colleague or a device. */
export type Deed = { readonly id: string; readonly is: FactName; readonly at: Date; readonly by: string; readonly order: string | null; readonly thing: string | null; readonly pieces: number | null; readonly locationId: LocationId | null };

/** Whether a colleague may read what others did: who audits the whole shop. */
export const readsAudit = ({ may, at }: Pick<Staff, "may" | "at">): boolean => may.has("audit") && at === null;

/** Who works or worked here, by name, for the filter. */
export const peopleOf = (who: Staff): Promise<readonly { readonly id: StaffId; readonly name: string }[]> =>
  readsAudit(who) ? staffDb.execute<{ id: StaffId; name: string }>(sql`select id, name from staff order by name, id limit 500`).then((rows) => [...rows]) : Promise.resolve([]);

/** What a deed changed: as it was and as it became, of people and devices, and of what products say (in the same transaction, so at the same moment). */
export type DeedDetail = Deed & { readonly person: PersonEdit | null; readonly fields: readonly Edit[] };

/** A deed beside the log, with what it changed. Null for who doesn't audit, and for what no colleague did. */
export async function deedDetail(who: Staff, id: string): Promise<DeedDetail | null> {
  if (!readsAudit(who) || !/^\d{1,15}$/.test(id)) return null;
  const [row] = await staffDb.execute<Omit<Deed, "at"> & { at: string; editId: Id<"people-edit"> | null }>(sql`${DEED}, f.body ->> 'editId' as "editId" ${FROM} where f.id = ${Number(id)} and f.actor like 'staff:%'`);
  if (!row) return null;
  const fields = row.is !== "product.changed" ? [] : await staffDb.execute<Omit<Edit, "at"> & { at: string }>(sql`
    select e.field, e.before, e.after, ${row.by} as by, e.at::text as at from product_edits e join facts f on f.id = ${Number(id)} and e.product_id = (f.body ->> 'productId')::uuid and e.actor = f.actor and e.at = f.at order by e.id`);
  return { ...row, at: new Date(row.at), person: row.editId ? await editById(row.editId) : null, fields: fields.map((field) => ({ ...field, at: new Date(field.at) })) };
}

/** What colleagues did, the latest first, a page at a time: facts of theirs are never forgotten (forget-facts.ts). Searched by an order's number. Nothing for who doesn't audit. */
export async function deeds(who: Staff, view: TableView, limit = 50): Promise<Page<Deed>> {
  if (!readsAudit(who)) return { rows: [], next: null };
  const { about, who: whose } = view.filters;
  const number = readShortCode(view.q);
  const before = view.after && /^\d{1,15}$/.test(String(view.after[0])) ? sql`f.id < ${Number(view.after[0])}` : sql`true`;
  const rows = await staffDb.execute<Omit<Deed, "at"> & { at: string }>(sql`
    ${DEED} ${FROM}
    where f.actor like 'staff:%' and ${before}
      and ${whose ? sql`f.actor = ${`staff:${whose}`}` : sql`true`}
      and ${about ? sql`(${sql.join((ABOUT[about] ?? []).map((begins) => sql`f.is like ${`${begins}%`}`), sql` or `)})` : sql`true`}
      and ${view.q === "" ? sql`true` : sql`f.body ->> 'orderId' = (select id::text from orders where number = ${number ?? ""})`}
    order by f.id desc limit ${limit + 1}`);
  const last = rows[limit - 1];
  return { rows: rows.slice(0, limit).map((row) => ({ ...row, at: new Date(row.at) })), next: rows.length > limit && last ? [last.id, "00000000-0000-7000-8000-000000000000"] : null };
}
