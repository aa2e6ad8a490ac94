import type { Id, LocationId, StaffId } from "@/lib/core/id";
import type { Duty } from "@/lib/core/who";

export type Role = "cashier" | "picker" | "manager" | "buyer" | "marketer" | "care" | "auditor" | "owner";
/** A role at a place; `locationId` null means everywhere. */
export type RoleAt = { readonly role: Role; readonly locationId: LocationId | null };

/** A colleague with an open session, and what the roles of today let them do. */
export type Colleague = {
  readonly staffId: StaffId;
  readonly sessionId: Id<"session">;
  readonly name: string;
  readonly roles: readonly RoleAt[];
  /** The enrolled counter whose browser asks, if it is one. */
  readonly deviceId: Id<"device"> | null;
};
export type Duties = { readonly at: readonly LocationId[] | null; readonly may: ReadonlySet<Duty> };
