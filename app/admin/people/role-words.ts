import "server-only";
import type { Wording } from "@/lib/core/wording";
import type { Place } from "@/lib/locations/types";
import { ROLES } from "@/lib/staff/rules";
import type { Role } from "@/lib/staff/types";

export const ALL_ROLES = Object.keys(ROLES) as Role[];

/** What the table of roles at places is called: its columns, its rows (everywhere first), and its words. */
export const roleTable = (at: readonly Place[], whole: boolean, names: Wording, submit: string) => ({
  roles: ALL_ROLES.map((key) => ({ key, label: names(`values.role.${key}`) })),
  places: [...(whole ? [{ key: "all", label: names("everywhere") }] : []), ...at.map(({ id, name }) => ({ key: id as string, label: name }))],
  words: { roles: names("form.roles"), rolesHint: names("form.rolesHint"), fixed: names("form.fixed"), place: names("filters.place"), submit, unsaved: names("form.unsaved") },
});
