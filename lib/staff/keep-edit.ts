import "server-only";
import type { Tx } from "@/db/client";
import { peopleEdits } from "@/db/schema/all";
import { type Id, type LocationId, newId, type StaffId } from "@/lib/core/id";
import { actorOf, type Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";

type Kept = { readonly act: (typeof peopleEdits.$inferInsert)["act"]; readonly before: unknown; readonly after: unknown; readonly reason?: string };
type Of = { readonly staffId: StaffId } | { readonly deviceId: Id<"device">; readonly locationId: LocationId };

/** Writes down what a colleague changed of who may come in, as it was and as it became, and says that it happened; in the caller's transaction. */
export async function keepEdit(tx: Tx, who: Staff, of: Of, { act, before, after, reason = "" }: Kept): Promise<void> {
  const id = newId<"people-edit">();
  const subject = "staffId" in of ? { staffId: of.staffId } : { deviceId: of.deviceId };
  await tx.insert(peopleEdits).values({ id, act, ...subject, before, after, reason, actor: actorOf(who), doneAt: who.deviceId ?? null });
  await record(tx, who, "staffId" in of ? { is: "colleague.changed", staffId: of.staffId, editId: id } : { is: "device.changed", deviceId: of.deviceId, locationId: of.locationId, editId: id });
}
