import { z } from "zod";
import { isId, type LocationId, type StaffId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { mayAt, ROLES } from "@/lib/staff/rules";
import type { Role, RoleAt } from "@/lib/staff/types";
import type { Meanwhile, Standing } from "./types";

/** Minutes for which the link of an invitation works: somebody may be invited on a Friday. */
export const INVITE_MINUTES = 3 * 1_440;

/** Whether a colleague manages people at all, at one place or everywhere: each verb asks again whom, with the roles of that moment. */
export const managesPeople = ({ may }: Pick<Staff, "may">): boolean => may.has("people");

/** Whether roles let their holder give or take a role at a place: they manage people there, and hold every duty of it there themselves. */
export const mayGive = (own: readonly RoleAt[], { role, locationId }: RoleAt): boolean => mayAt(own, "people", locationId) && ROLES[role].every((duty) => mayAt(own, duty, locationId));

/** Whether roles let their holder decide about somebody as a whole: every role of theirs could be given. Of who has none, whoever manages people of the whole shop. */
export const mayManage = (own: readonly RoleAt[], theirs: readonly RoleAt[]): boolean => (theirs.length === 0 ? mayAt(own, "people", null) : theirs.every((role) => mayGive(own, role)));

/** Whether roles let their holder see somebody among their colleagues: who manages people of the whole shop, or at a place where that somebody has a role. */
export const seesColleague = (own: readonly RoleAt[], theirs: readonly RoleAt[]): boolean => mayAt(own, "people", null) || theirs.some(({ locationId }) => mayAt(own, "people", locationId));

/** The roles of a form, with which a role at a place is named: `cashier@<place>`, everywhere: `cashier@all`. */
export const roleKey = ({ role, locationId }: RoleAt): string => `${role}@${locationId ?? "all"}`;

/** The role that a form names; null for anything else. */
export function readRoleKey(key: string): RoleAt | null {
  const [role = "", place = "", ...more] = key.split("@");
  if (!Object.hasOwn(ROLES, role) || more.length > 0 || (place !== "all" && !isId(place))) return null;
  return { role: role as Role, locationId: place === "all" ? null : (place as LocationId) };
}

/** The roles that one list has and another has not. */
export const rolesBeyond = (some: readonly RoleAt[], others: readonly RoleAt[]): readonly RoleAt[] => some.filter((each) => !others.some((other) => roleKey(other) === roleKey(each)));

/** Each once, in one order, so that two lists of the same roles are the same text. */
export const inOrder = (roles: readonly RoleAt[]): readonly RoleAt[] => [...new Map(roles.map((role) => [roleKey(role), role])).values()].sort((a, b) => (roleKey(a) < roleKey(b) ? -1 : 1));

/**
 * The roles that somebody has after a form was sent: what its sender may not give stays as it is, the rest is as they ticked it.
 * `beyond`: the first that they ticked and may not give.
 */
export function rolesAfter(own: readonly RoleAt[], was: readonly RoleAt[], ticked: readonly RoleAt[]): { readonly roles: readonly RoleAt[]; readonly beyond: RoleAt | null } {
  const fixed = was.filter((role) => !mayGive(own, role));
  return { roles: inOrder([...fixed, ...ticked]), beyond: rolesBeyond(ticked, was).find((role) => !mayGive(own, role)) ?? null };
}

/** How somebody stands as one text; a form is opened with it, and it is another one as soon as anybody changes anything. */
export const editionOf = ({ name, roles, out }: Standing): string => JSON.stringify([name, out, ...inOrder(roles).map(roleKey)]);

/** How somebody stood by that text; null for what is none. */
export function readEdition(text: string): Standing | null {
  try {
    const [name, out, ...keys] = JSON.parse(text) as unknown[];
    const roles = keys.map((key) => readRoleKey(String(key)));
    return typeof name === "string" && typeof out === "boolean" && roles.every((role) => role !== null) ? { name, out, roles: roles as RoleAt[] } : null;
  } catch {
    return null;
  }
}

/** What has changed between two moments; null: nothing. */
export function changedBetween(seen: Standing, now: Standing): Omit<Meanwhile, "by"> | null {
  if (editionOf(seen) === editionOf(now)) return null;
  return { name: seen.name === now.name ? null : now.name, out: seen.out === now.out ? null : now.out, given: rolesBeyond(now.roles, seen.roles), taken: rolesBeyond(seen.roles, now.roles) };
}

const NO_CONTROL = /^[^\p{C}]*$/u;
/** The roles that a form names, each once, at least one: who is to do nothing is shut out. */
export const PickedRoles = z.array(z.string().max(60)).min(1, "no-roles").max(500).transform((keys, context) => {
  const roles = keys.map(readRoleKey);
  if (roles.every((role) => role !== null)) return inOrder(roles as RoleAt[]);
  context.addIssue({ code: "custom", message: "not-valid" });
  return z.NEVER;
});
export const WhichColleague = z.object({ staffId: z.string().refine(isId).transform((id) => id as StaffId) });
/** Why something is done, for who reads it later. */
export const Reason = z.string().default("").transform((text) => text.normalize("NFC").trim()).pipe(z.string().max(300, "too-long").regex(NO_CONTROL, "not-valid"));
/** The same, where it must be said. */
export const SaidReason = Reason.pipe(z.string().min(3, "required"));
