import "server-only";
import type { Tx } from "@/db/client";
import { sessions } from "@/db/schema/all";
import { type Id, newId, type StaffId } from "@/lib/core/id";
import { LONGEST_HOURS } from "./rules";

/** Opens a colleague's session of at most twelve hours, in the caller's transaction; at a counter, if one is named. */
export async function beginStaffSession(tx: Tx, staffId: StaffId, at: Date, deviceId: Id<"device"> | null = null): Promise<Id<"session">> {
  const id = newId<"session">();
  await tx.insert(sessions).values({ id, kind: "staff", staffId, deviceId, startedAt: at, seenAt: at, expiresAt: new Date(at.getTime() + LONGEST_HOURS * 3_600_000) });
  return id;
}
