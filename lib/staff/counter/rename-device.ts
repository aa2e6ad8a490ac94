import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { atomically } from "@/db/atomically";
import { devices } from "@/db/schema/all";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { keepEdit } from "../keep-edit";
import { DeviceName } from "./enrol-device";
import { enrolsAt } from "./reads";
import { RevokeDevice } from "./revoke-device";

export const RenameDevice = RevokeDevice.pick({ deviceId: true }).extend({ name: DeviceName });

/** Calls a counter something else, for one that moved to another table. Refuses `not-yours` for a device of another place and for none, and `revoked`. May be repeated. */
export function renameDevice(who: Staff, { deviceId, name }: z.output<typeof RenameDevice>): Promise<Outcome<null, { why: "not-yours" } | { why: "revoked" }>> {
  return atomically(async (tx): Promise<Outcome<null, { why: "not-yours" } | { why: "revoked" }>> => {
    const [device] = await tx.select({ name: devices.name, locationId: devices.locationId, revokedAt: devices.revokedAt }).from(devices).where(eq(devices.id, deviceId)).for("update");
    if (!device || !enrolsAt(who, device.locationId)) {
      log.warn({ staffId: who.staffId }, "tried to rename a device of another place");
      return refused({ why: "not-yours" });
    }
    if (device.revokedAt) return refused({ why: "revoked" });
    if (device.name === name) return done(null);
    await tx.update(devices).set({ name }).where(eq(devices.id, deviceId));
    await keepEdit(tx, who, { deviceId, locationId: device.locationId }, { act: "device-renamed", before: { name: device.name }, after: { name } });
    return done(null);
  }, { pool: "staff" });
}
