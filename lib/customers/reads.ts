import "server-only";
import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { addresses, customers, sessions } from "@/db/schema/all";
import type { CartId, CustomerId } from "@/lib/core/id";
import { IDLE_DAYS } from "./rules";
import type { Address, Profile, SessionId, SignedIn, Visitor } from "./types";

const STRANGER: Visitor = { customerId: null, name: null, sessionId: null, seenAt: null, cartId: null, guestCartId: null };
type Found = { customerId: CustomerId | null; name: string | null; sessionId: SessionId | null; seenAt: string | null; cartId: CartId | null; guestCartId: CartId | null };

/**
 * Who stands behind a browser at a moment: the person of a session that lives (not ended, not expired, not idle for
 * longer than `IDLE_DAYS`, the account not closed) with the basket that a till has sent to this phone, as long as it may pay it; else that
 * person's open cart, else the guest's. One statement.
 */
export async function findVisitor(by: { sessionId: SessionId | null; cartTokenHash: string | null; basketTokenHash?: string | null; at: Date }): Promise<Visitor> {
  const { basketTokenHash = null } = by;
  if (by.sessionId === null && by.cartTokenHash === null && basketTokenHash === null) return STRANGER;
  const at = by.at.toISOString();
  const [row] = await db.execute<Found>(sql`
    select p.customer_id as "customerId", p.name, p.session_id as "sessionId", p.seen_at as "seenAt", coalesce(sent.id, own.id, guest.id) as "cartId", guest.id as "guestCartId"
    from (select 1) as one
    left join lateral (select s.id as session_id, s.seen_at, c.id as customer_id, c.name from sessions s join customers c on c.id = s.customer_id
      where s.id = ${by.sessionId}::uuid and s.kind = 'customer' and s.ended_at is null and s.expires_at > ${at}::timestamptz
        and s.seen_at > ${at}::timestamptz - make_interval(days => ${IDLE_DAYS}) and c.disabled_at is null) p on true
    left join carts own on own.customer_id = p.customer_id and own.state = 'open'
    left join carts guest on guest.token_hash = ${by.cartTokenHash} and guest.state = 'open' and guest.customer_id is null
    left join carts sent on sent.token_hash = ${basketTokenHash} and sent.state = 'open' and sent.sent_until > ${at}::timestamptz`);
  return row ? { ...row, seenAt: row.seenAt ? new Date(row.seenAt) : null } : STRANGER;
}

/** What the account page shows of its owner; `null` when the account is gone or closed. */
export async function profileOf(customerId: CustomerId): Promise<Profile | null> {
  const [row] = await db
    .select({
      id: customers.id,
      email: customers.email,
      name: customers.name,
      hasPassword: sql<boolean>`${customers.passwordHash} is not null`,
      verified: sql<boolean>`${customers.emailVerifiedAt} is not null`,
      locale: customers.locale,
    })
    .from(customers)
    .where(and(eq(customers.id, customerId), isNull(customers.disabledAt)));
  return row ?? null;
}

/** The addresses of one customer, the last used first. */
export const addressesOf = (customerId: CustomerId): Promise<Address[]> =>
  db
    .select({
      id: addresses.id,
      name: addresses.name,
      street: addresses.street,
      extra: addresses.extra,
      postcode: addresses.postcode,
      city: addresses.city,
      province: addresses.province,
      country: addresses.country,
      phone: addresses.phone,
    })
    .from(addresses)
    .where(eq(addresses.customerId, customerId))
    .orderBy(desc(addresses.usedAt), desc(addresses.id))
    .limit(50);

/** Where a customer is signed in at a moment; `here` marks the browser that asks. */
export async function sessionsOf(customerId: CustomerId, here: SessionId | null, at: Date): Promise<SignedIn[]> {
  const rows = await db
    .select({ id: sessions.id, startedAt: sessions.startedAt, seenAt: sessions.seenAt })
    .from(sessions)
    .where(and(eq(sessions.customerId, customerId), isNull(sessions.endedAt), gt(sessions.expiresAt, at)))
    .orderBy(desc(sessions.seenAt))
    .limit(50);
  return rows.map((row) => ({ ...row, here: row.id === here }));
}
