import { db } from "@/db/client";
import { devices, staffPins } from "@/db/schema/all";
import { hashOf } from "@/lib/core/hash";
import { type Id, type LocationId, newId, type StaffId } from "@/lib/core/id";
import { newToken } from "@/lib/core/code";
import { hashPassword } from "@/lib/core/password";

/** An enrolled counter, and the token that its browser holds. */
export async function aDevice(locationId: LocationId, enrolledBy: StaffId): Promise<{ id: Id<"device">; token: string }> {
  const [id, token] = [newId<"device">(), newToken(130)];
  await db.insert(devices).values({ id, locationId, name: "Cassa 1", tokenHash: hashOf(token), enrolledBy });
  return { id, token };
}

/** A colleague's PIN. */
export async function aPin(staffId: StaffId, pin = "271828"): Promise<string> {
  await db.insert(staffPins).values({ staffId, pinHash: await hashPassword(pin) });
  return pin;
}
