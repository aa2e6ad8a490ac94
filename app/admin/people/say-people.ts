import "server-only";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import type { Place } from "@/lib/locations/types";
import type { Meanwhile } from "@/lib/people/types";
import type { RoleAt } from "@/lib/staff/types";

/** "Cassa, Corso Como", or "Cassa, ovunque". A place that is no more has no name. */
export const sayRole = ({ role, locationId }: RoleAt, known: readonly Place[], names: Wording): string =>
  locationId === null ? names("roleEverywhere", { role: names(`values.role.${role}`) }) : names("roleAt", { role: names(`values.role.${role}`), place: known.find(({ id }) => id === locationId)?.name ?? "–" });

/** Names as people list them: "Dora, Tina e Rita". */
export const sayNames = (names: readonly string[], locale: Locale): string => new Intl.ListFormat(locale, { type: "conjunction" }).format(names);

/** What somebody else changed in the meantime, as one line. */
export function sayMeanwhile({ name, out, given, taken }: Omit<Meanwhile, "by">, known: readonly Place[], names: Wording): string {
  const list = (roles: readonly RoleAt[]) => roles.map((role) => sayRole(role, known, names)).join("; ");
  return [
    ...(given.length > 0 ? [names("meanwhile.given", { roles: list(given) })] : []),
    ...(taken.length > 0 ? [names("meanwhile.taken", { roles: list(taken) })] : []),
    ...(name === null ? [] : [names("meanwhile.name", { name })]),
    ...(out === null ? [] : [names(out ? "meanwhile.out" : "meanwhile.in")]),
  ].join(" · ");
}
