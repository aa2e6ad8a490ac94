import { mayAt } from "../rules";
import type { Role, RoleAt } from "../types";
import type { ApprovalAction, Wanted } from "./types";

/** Minutes in which an approval is given and used. */
export const APPROVAL_MINUTES = 5;

const ANY = Number.MAX_SAFE_INTEGER;

/**
 * How far each role goes, by action; a role that isn't named not at all. Whoever has the duty `approve` may let others go as far as
 * they go themselves. `share`: hundredths of a percent of what it cost before (`shareOff`); `money`: minor units of the shop's
 * currency; `each`: it has no size, `amount` is 0.
 */
export const LIMITS: { readonly [A in ApprovalAction]: { readonly of: "share" | "money" | "each"; readonly upTo: { readonly [R in Role]?: number } } } = {
  "line-discount": { of: "share", upTo: { cashier: 1_000, manager: 5_000, owner: 5_000 } },
  "price-below": { of: "share", upTo: { manager: 5_000, owner: 5_000 } },
  "cash-variance": { of: "money", upTo: { manager: ANY, owner: ANY } }, // above what the store allows anybody
  "no-receipt-return": { of: "money", upTo: { manager: 20_000, owner: 20_000 } },
  "drawer-open": { of: "each", upTo: { manager: 0, owner: 0 } },
  "big-payout": { of: "money", upTo: { cashier: 5_000, manager: 100_000, owner: 100_000 } },
  "goodwill-return": { of: "money", upTo: { manager: 50_000, owner: 50_000 } }, // what comes back though no right to it is left
};

/** What is taken off, in hundredths of a percent of what it cost before, rounded up: a limit is never passed by a fraction. */
export const shareOff = (before: number, off: number): number => (before <= 0 ? 0 : Math.ceil((off * 10_000) / before));

const reaches = (roles: readonly RoleAt[], { action, locationId, amount }: Wanted, counts: (role: RoleAt) => boolean): boolean =>
  roles.some((r) => (r.locationId === null || r.locationId === locationId) && counts(r) && amount <= (LIMITS[action].upTo[r.role] ?? -1));

/** Whether roles reach so far by themselves at that place. */
export const mayAlone = (roles: readonly RoleAt[], wanted: Wanted): boolean => reaches(roles, wanted, () => true);

/** Whether roles let others do it at that place: the duty, and a limit of the same role that reaches so far. */
export const mayApprove = (roles: readonly RoleAt[], wanted: Wanted): boolean => reaches(roles, wanted, (r) => mayAt([r], "approve", wanted.locationId));
