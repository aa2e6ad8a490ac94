import type { Id, LocationId, StaffId } from "@/lib/core/id";

export type DeviceId = Id<"device">;

/** An enrolled browser at a store's counter. */
export type Counter = { readonly id: DeviceId; readonly locationId: LocationId; readonly name: string; readonly handle: string; readonly place: string };

/** Somebody who may take over at a counter by PIN; `locked`: five misses, a new PIN is needed. */
export type Face = { readonly staffId: StaffId; readonly name: string; readonly locked: boolean };

/** An enrolled device as a store's manager sees it. */
export type Enrolled = { readonly id: DeviceId; readonly name: string; readonly enrolledBy: string; readonly addedAt: Date; readonly seenAt: Date | null };
