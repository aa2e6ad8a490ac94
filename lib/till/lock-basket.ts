import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { carts } from "@/db/schema/all";
import { newToken } from "@/lib/core/code";
import { hashOf } from "@/lib/core/hash";
import type { CartId, LocationId } from "@/lib/core/id";
import type { Locale } from "@/lib/core/who";

/** Locks a basket that a till of that place has in hand; its version is already the next one. Null once it was sold, or went elsewhere. */
export async function lockBasket(tx: Tx, place: LocationId, basketId: CartId) {
  const [cart] = await tx
    .update(carts)
    .set({ version: sql`${carts.version} + 1`, changedAt: sql`now()` })
    .where(and(eq(carts.id, basketId), eq(carts.state, "open"), eq(carts.locationId, place)))
    .returning({ id: carts.id, version: carts.version, customerId: carts.customerId, forCustomerId: carts.forCustomerId, locale: carts.locale, phoneAt: carts.phoneAt, sentUntil: carts.sentUntil });
  return cart ?? null;
}

/** Begins a basket under the id that its till drew, where nothing has it yet, and locks it as `lockBasket` does. Its token is nobody's: no browser opens it until it is sent to one. */
export async function beginBasket(tx: Tx, place: LocationId, basketId: CartId, locale: Locale) {
  await tx.execute(sql`insert into carts (id, token_hash, locale, location_id) select ${basketId}::uuid, ${hashOf(newToken(128))}, ${locale}, id from locations where id = ${place} on conflict do nothing`);
  return lockBasket(tx, place, basketId);
}
