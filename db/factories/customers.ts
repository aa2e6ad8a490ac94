import { customers, sessions, staff, staffRoles } from "@/db/schema/all";
import { db } from "@/db/client";
import { type CustomerId, type Id, newId, type StaffId } from "@/lib/core/id";
import { hashPassword } from "@/lib/core/password";
import type { Shopper } from "@/lib/core/who";
import type { RoleAt } from "@/lib/staff/types";

const DAY = 86_400_000;

/** A guest in front of the Italian shop. */
export const guest: Shopper = { is: "shopper", cartId: null, customerId: null, channel: "web", locale: "it" };

/** An account with a proved address; with a password if one is given. */
export async function aCustomer({ password, email = `${newId()}@example.org`, disabled = false }: { password?: string; email?: string; disabled?: boolean } = {}): Promise<{ id: CustomerId; email: string }> {
  const id = newId<"customer">();
  const passwordHash = password === undefined ? null : await hashPassword(password);
  await db.insert(customers).values({ id, email, locale: "it", passwordHash, emailVerifiedAt: new Date(), disabledAt: disabled ? new Date() : null });
  return { id, email };
}

/** A session of a customer or a colleague. */
export async function aSession(of: { customerId: CustomerId } | { staffId: StaffId }, { at = new Date(), days = "staffId" in of ? 0.5 : 90 }: { at?: Date; days?: number } = {}): Promise<Id<"session">> {
  const id = newId<"session">();
  await db.insert(sessions).values({ id, kind: "staffId" in of ? "staff" : "customer", ...of, startedAt: at, seenAt: at, expiresAt: new Date(at.getTime() + days * DAY) });
  return id;
}

/** A colleague with roles. */
export async function aColleague(roles: readonly RoleAt[] = [], { password = "lampada di luna", email = `${newId()}@example.org`, name = "Colleague" } = {}): Promise<{ id: StaffId; email: string }> {
  const id = newId<"staff">();
  await db.insert(staff).values({ id, email, name, passwordHash: await hashPassword(password) });
  if (roles.length > 0) await db.insert(staffRoles).values(roles.map((r) => ({ ...r, staffId: id })));
  return { id, email };
}
