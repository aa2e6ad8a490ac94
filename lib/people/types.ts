import type { StaffId } from "@/lib/core/id";
import type { RoleAt } from "@/lib/staff/types";

/** What a colleague may do, and whether they may come in at all: what is changed of them, and kept in their history. */
export type Standing = { readonly name: string; readonly roles: readonly RoleAt[]; readonly out: boolean };

/** works: has chosen a password; invited: has not yet; out: was shut out. */
export const STATES = ["works", "invited", "out"] as const;
export type ColleagueState = (typeof STATES)[number];

/** What somebody changed of a colleague between a form's opening and its being sent. */
export type Meanwhile = { readonly by: string; readonly name: string | null; readonly given: readonly RoleAt[]; readonly taken: readonly RoleAt[]; readonly out: boolean | null };

export type Opened = { readonly staffId: StaffId; readonly email: string; readonly own: readonly RoleAt[]; readonly was: Standing };
