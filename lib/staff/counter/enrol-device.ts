import "server-only";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { devices } from "@/db/schema/all";
import { newToken } from "@/lib/core/code";
import { hashOf } from "@/lib/core/hash";
import { isId, type LocationId, newId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { keepEdit } from "../keep-edit";
import { enrolsAt } from "./reads";
import type { DeviceId } from "./types";

export const DeviceName = z.string("required").trim().min(2, "required").max(40, "too-long").regex(/^[^\p{C}]*$/u, "not-valid");
export const EnrolDevice = z.object({
  locationId: z.string().refine(isId).transform((id) => id as LocationId),
  name: DeviceName,
});

/**
 * Makes the browser that asks a counter of a store: PINs count there from now on. Answers the token for its cookie (130 bits, only its
 * hash is stored). Refuses `not-yours` for who doesn't enrol there, and `already` for a browser that is one. Not repeatable.
 */
export function enrolDevice(who: Staff, { locationId, name }: z.output<typeof EnrolDevice>, now = new Date()): Promise<Outcome<{ readonly deviceId: DeviceId; readonly token: string }, { why: "not-yours" } | { why: "already" }>> {
  return atomically(async (tx) => {
    if (!enrolsAt(who, locationId)) {
      log.warn({ staffId: who.staffId }, "tried to enrol a device");
      return refused({ why: "not-yours" });
    }
    if (who.deviceId) return refused({ why: "already" });
    const [deviceId, token] = [newId<"device">(), newToken(130)];
    await tx.insert(devices).values({ id: deviceId, locationId, name, tokenHash: hashOf(token), enrolledBy: who.staffId, seenAt: now, addedAt: now });
    await keepEdit(tx, who, { deviceId, locationId }, { act: "device-enrolled", before: null, after: { name } });
    return done({ deviceId, token });
  }, { pool: "staff" });
}
