import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { devices } from "@/db/schema/all";
import { isId, type StaffId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { beginStaffSession } from "../begin-session";
import type { StaffEntered } from "../sign-in";
import { facesAt } from "./reads";
import { tryPin } from "./try-pin";
import type { Counter } from "./types";

export const SwitchPerson = z.object({ staffId: z.string().refine(isId).transform((id) => id as StaffId), pin: z.string("required").regex(/^\d{6}$/, "pin") });
export type PinRefusal = { readonly why: "wrong-pin"; readonly left: number } | { readonly why: "pin-locked" } | { readonly why: "not-here" };

/**
 * A colleague takes over at an enrolled counter: a session of at most twelve hours that five idle minutes end. Refuses `not-here`
 * where the counter was revoked or they don't work there, and wrong PINs as they are counted. Not repeatable.
 */
export async function switchPerson(counter: Pick<Counter, "id" | "locationId">, { staffId, pin }: z.output<typeof SwitchPerson>, at = new Date()): Promise<Outcome<StaffEntered, PinRefusal>> {
  const [face] = await facesAt(counter.locationId, staffId);
  if (!face) {
    log.warn({ staffId }, "a PIN for somebody who doesn't work here");
    return refused({ why: "not-here" });
  }
  const right = await tryPin(staffId, pin);
  if (!right.ok) return right;
  return atomically(async (tx) => {
    const [device] = await tx.update(devices).set({ seenAt: at }).where(and(eq(devices.id, counter.id), isNull(devices.revokedAt))).returning({ id: devices.id });
    const [still] = await facesAt(counter.locationId, staffId, tx);
    if (!device || !still) return refused({ why: "not-here" });
    const sessionId = await beginStaffSession(tx, staffId, at, device.id);
    return done({ staffId, sessionId });
  }, { pool: "staff" });
}
