import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { approvals, devices } from "@/db/schema/all";
import { isId, type StaffId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { tryPin } from "../counter/try-pin";
import { rolesOf } from "../reads";
import { mayApprove } from "./rules";
import type { ApprovalId } from "./types";

const Pin = z.string("required").regex(/^\d{6}$/, "pin");
export const WhichApproval = z.object({ approvalId: z.string().refine(isId).transform((id) => id as ApprovalId) });
export const GiveApproval = WhichApproval
  .extend({ staffId: z.string().refine(isId).transform((id) => id as StaffId).optional(), pin: Pin.optional() })
  .refine(({ staffId, pin }) => (staffId === undefined) === (pin === undefined), "required");

export type GiveRefusal = { why: "not-yours" } | { why: "too-late" } | { why: "ended" } | { why: "not-here" } | { why: "wrong-pin"; left: number } | { why: "pin-locked" };

/**
 * Gives an approval that was asked for: by whoever is signed in, or by the colleague whose PIN is typed on an enrolled device of that
 * place. Refuses `not-yours` for who can't approve so much there (and for what isn't there), `too-late` when its time is over, `ended` where it is asked for no more or somebody said no,
 * `not-here` for a PIN away from an enrolled device, and wrong PINs as they are counted. Given twice it stays the first one's.
 */
export async function giveApproval(who: Staff, { approvalId, staffId, pin }: z.output<typeof GiveApproval>, now = new Date()): Promise<Outcome<{ readonly by: StaffId }, GiveRefusal>> {
  if (pin !== undefined && !who.deviceId) return refused({ why: "not-here" });
  const known = staffId && pin ? await tryPin(staffId, pin) : null;
  if (known && !known.ok) return known;
  const [by, device] = known ? [known.value.staffId, who.deviceId ?? null] : [who.staffId, null];
  return atomically(async (tx) => {
    const [asked] = await tx.select().from(approvals).where(eq(approvals.id, approvalId)).for("update");
    if (!asked || !mayApprove(await rolesOf(tx, by), asked)) {
      log.warn({ staffId: by }, "tried to approve what is not theirs to");
      return refused({ why: "not-yours" });
    }
    if (asked.expiresAt <= now) return refused({ why: "too-late" });
    if (asked.endedAt) return refused({ why: "ended" });
    if (asked.givenBy) return done({ by: asked.givenBy });
    const [here] = device ? await tx.select({ id: devices.id }).from(devices).where(and(eq(devices.id, device), eq(devices.locationId, asked.locationId), isNull(devices.revokedAt))).for("share") : [];
    if (device && !here) return refused({ why: "not-here" });
    await tx.update(approvals).set({ givenBy: by, givenAt: now, proof: device ? "pin" : "signed-in", deviceId: device }).where(eq(approvals.id, approvalId));
    await record(tx, { ...who, staffId: by }, { is: "approval.changed", approvalId, locationId: asked.locationId });
    return done({ by });
  }, { pool: "staff" });
}
