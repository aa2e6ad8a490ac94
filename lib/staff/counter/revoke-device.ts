import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { devices } from "@/db/schema/all";
import { isId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { keepEdit } from "../keep-edit";
import { enrolsAt } from "./reads";
import type { DeviceId } from "./types";

export const RevokeDevice = z.object({ deviceId: z.string().refine(isId).transform((id) => id as DeviceId), reason: z.string().trim().max(300, "too-long").regex(/^[^\p{C}]*$/u, "not-valid").default("") });

/**
 * Takes a counter's right away, for one that was stolen, sold or is no counter any more: no PIN counts there again, and whoever came
 * in by PIN is out at once (trigger). Refuses `not-yours` for a device of another place, and for none. May be repeated.
 */
export function revokeDevice(who: Staff, { deviceId, reason = "" }: Pick<z.output<typeof RevokeDevice>, "deviceId"> & { readonly reason?: string }, now = new Date()): Promise<Outcome<null, { why: "not-yours" }>> {
  return atomically(async (tx) => {
    const [device] = await tx.select({ name: devices.name, locationId: devices.locationId, revokedAt: devices.revokedAt }).from(devices).where(eq(devices.id, deviceId)).for("update");
    if (!device || !enrolsAt(who, device.locationId)) {
      log.warn({ staffId: who.staffId }, "tried to revoke a device of another place");
      return refused({ why: "not-yours" });
    }
    if (device.revokedAt) return done(null);
    await tx.update(devices).set({ revokedAt: now, revokedBy: who.staffId }).where(eq(devices.id, deviceId));
    await keepEdit(tx, who, { deviceId, locationId: device.locationId }, { act: "device-revoked", before: { name: device.name }, after: null, reason });
    return done(null);
  }, { pool: "staff" });
}
