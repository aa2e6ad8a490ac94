import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import { findOrders } from "@/lib/care/find-orders";
import { sayMoney } from "@/lib/core/money";
import type { Locale, Staff } from "@/lib/core/who";
import { inLocale, type Words } from "@/lib/core/words";
import { orderToServe } from "@/lib/fulfilment/reads";
import { readGoodsKey } from "@/lib/goods/rules";
import { sayNumber } from "@/lib/orders/rules";
import { servesCustomers } from "@/lib/care/rules";
import { anywhere, asTyped } from "./rules";
import type { Found } from "./types";

const MOST = 6;

/** What a colleague finds by a few words or a code, among what they may see: orders by whatever their customers say, or by number where they serve them; products by name, handle, SKU or GTIN, drafts too. */
export async function findInOffice(who: Staff, said: string, locale: Locale): Promise<readonly Found[]> {
  const typed = asTyped(said);
  if (typed.length < 2) return [];
  const [orders, products] = await Promise.all([ordersBy(who, typed, locale), productsBy(who, typed, locale)]);
  return [...orders, ...products];
}

async function ordersBy(who: Staff, typed: string, locale: Locale): Promise<readonly Found[]> {
  if (servesCustomers(who)) {
    const found = await findOrders(who, typed);
    return (found?.orders ?? []).slice(0, MOST).map(({ number, name, email, total, currency }) => ({ is: "order", href: `/admin/care/${number}`, label: sayNumber(number), detail: [name ?? email, sayMoney(total, currency, locale)].filter(Boolean).join(", ") }));
  }
  const order = await orderToServe(who, typed);
  return order ? [{ is: "order", href: `/admin/orders/${order.number}`, label: sayNumber(order.number), detail: [order.contact.name, sayMoney(order.total, order.currency, locale)].filter(Boolean).join(", ") }] : [];
}

async function productsBy(who: Staff, typed: string, locale: Locale): Promise<readonly Found[]> {
  if (who.may.size === 0) return [];
  const like = anywhere(typed);
  const key = readGoodsKey(typed);
  const rows = await staffDb.execute<{ handle: string; title: Words; sku: string | null }>(sql`
    select p.handle, p.title, (select v.sku from variants v where v.product_id = p.id order by v.position limit 1) as sku from products p
    where p.handle ilike ${like} or p.title ->> 'it' ilike ${like} or p.title ->> 'en' ilike ${like}
      or p.id in (select v.product_id from variants v where v.sku = upper(${key?.text ?? ""}) or v.gtin = ${key?.gtin ?? ""})
    order by p.status <> 'archived' desc, p.position, p.id limit ${MOST}`);
  return rows.map(({ handle, title, sku }) => ({ is: "product", href: `/admin/products?open=${encodeURIComponent(handle)}`, label: inLocale(title, locale), detail: sku ?? "" }));
}
