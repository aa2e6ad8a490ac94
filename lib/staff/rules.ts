import type { LocationId } from "@/lib/core/id";
import type { Duty } from "@/lib/core/who";
import type { Duties, Role, RoleAt } from "./types";

/** What each role may do. A colleague's duties are the union over their roles. */
export const ROLES: { readonly [R in Role]: readonly Duty[] } = {
  cashier: ["sell", "hand-over", "take-back"],
  picker: ["hand-over", "count"],
  manager: ["sell", "hand-over", "take-back", "refund", "count", "change-prices", "offers", "import", "read-messages", "send-messages", "see-health", "see-figures", "approve", "enrol", "settings", "people"],
  buyer: ["change-prices", "import", "count", "see-figures"],
  marketer: ["offers", "read-messages", "see-figures"],
  care: ["care", "read-messages", "send-messages", "refund"],
  auditor: ["audit", "read-messages", "see-health", "see-figures"],
  // every duty: nobody gives what they don't have, so somebody has to have it all (lib/people/rules.ts)
  owner: ["care", "sell", "hand-over", "take-back", "refund", "count", "change-prices", "offers", "import", "read-messages", "send-messages", "see-health", "see-figures", "audit", "approve", "enrol", "settings", "people"],
};

/** Minutes without a request after which a colleague is signed out, and hours after which in any case. */
export const IDLE_MINUTES = 15;
/** The same for who came in by PIN: a counter is passed by many. */
export const PIN_IDLE_MINUTES = 5;
export const LONGEST_HOURS = 12;

/** Misses after which a PIN counts no more, until a new one is chosen. */
export const PIN_TRIES = 5;

/**
 * The duties that roles give, never more than they give: `at` lists the places of somebody whose roles are tied to places
 * (`null`: everywhere), and `may` holds what they may do at each one of them.
 */
export function dutiesOf(roles: readonly RoleAt[]): Duties {
  const places = [...new Set(roles.map((r) => r.locationId).filter((id): id is LocationId => id !== null))];
  const duties = new Set(roles.flatMap((r) => ROLES[r.role]));
  const everywhere = places.length === 0 && roles.length > 0;
  return {
    at: everywhere ? null : places,
    may: everywhere ? duties : new Set([...duties].filter((duty) => places.every((place) => mayAt(roles, duty, place)))),
  };
}

/** Whether roles give a duty at a place (`null`: for the whole shop). */
export const mayAt = (roles: readonly RoleAt[], duty: Duty, place: LocationId | null): boolean =>
  roles.some((r) => (r.locationId === null || r.locationId === place) && ROLES[r.role].includes(duty));
