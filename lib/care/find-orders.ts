import "server-only";
import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { customers, orderContacts, orders } from "@/db/schema/all";
import { staffDb } from "@/db/client";
import type { Staff } from "@/lib/core/who";
import { servesCustomers, soughtIn } from "./rules";
import type { FoundOrder, SoughtBy } from "./types";

const MOST = 50;
/** The beginning of something, with what LIKE means something by taken as it stands. */
const beginning = (text: string) => `${text.replace(/[\\%_]/g, "\\$&")}%`;

const WHERE: { readonly [By in SoughtBy]: (is: string) => SQL } = {
  number: (is) => eq(orders.number, is),
  email: (is) => inArray(orders.id, sql`(select c.order_id from ${orderContacts} c where c.email = ${is} union select o.id from ${orders} o join ${customers} a on a.id = o.customer_id where a.email = ${is})`),
  phone: (is) => inArray(orders.id, sql`(select c.order_id from ${orderContacts} c where ${is.length === 9 ? sql`right(regexp_replace(c.phone, '\\D', '', 'g'), 9) = ${is}` : sql`right(regexp_replace(c.phone, '\\D', '', 'g'), 9) like ${`%${is}`}`})`),
  name: (is) => inArray(orders.id, sql`(select c.order_id from ${orderContacts} c where lower(c.name) like ${beginning(is)} union select c.order_id from ${orderContacts} c where lower(substring(c.name from '\\S+$')) like ${beginning(is)})`),
};

/** Orders by what a customer says on the telephone: number, address, telephone number or name; the newest first, fifty at most. Null for too little to look for, and for who is not of customer service. */
export async function findOrders(who: Staff, typed: string): Promise<{ readonly by: SoughtBy; readonly orders: readonly FoundOrder[]; readonly more: boolean } | null> {
  const sought = servesCustomers(who) ? soughtIn(typed) : null;
  if (!sought) return null;
  const rows = await asked(sought);
  if (rows.length === 0 && sought.by === "number" && /^\d+$/.test(sought.is)) return { by: "phone", ...paged(await asked({ by: "phone", is: sought.is })) };
  return { by: sought.by, ...paged(rows) };
}

const paged = (rows: readonly FoundOrder[]) => ({ orders: rows.slice(0, MOST), more: rows.length > MOST });
const asked = (sought: { readonly by: SoughtBy; readonly is: string }): Promise<FoundOrder[]> =>
  staffDb
    .select({ id: orders.id, number: orders.number, state: orders.state, placedAt: orders.placedAt, total: orders.total, currency: orders.currency, name: orderContacts.name, email: orderContacts.email, phone: orderContacts.phone })
    .from(orders)
    .leftJoin(orderContacts, eq(orderContacts.orderId, orders.id))
    .where(and(WHERE[sought.by](sought.is)))
    .orderBy(desc(orders.id))
    .limit(MOST + 1);
