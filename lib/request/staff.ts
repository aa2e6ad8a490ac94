import "server-only";
import { cache } from "react";
import type { LocationId } from "@/lib/core/id";
import type { Duty, Staff } from "@/lib/core/who";
import { findColleague, stillMay } from "@/lib/staff/reads";
import { dutiesOf } from "@/lib/staff/rules";
import type { Colleague } from "@/lib/staff/types";
import { counterCookie } from "./cookies";
import { sessionIdOf } from "./session-cookie";

/** The colleague signed in to this browser, or `null`. Every call counts as activity. */
export const findColleagueHere = cache(async (): Promise<Colleague | null> => {
  const sessionId = await sessionIdOf("staff");
  return sessionId ? findColleague(sessionId, new Date(), await counterCookie.hash()) : null;
});

/** The colleague who is asking, with the duties of their roles of now; `null` when nobody is signed in. */
export async function findStaff(): Promise<Staff | null> {
  const colleague = await findColleagueHere();
  return colleague && { is: "staff", staffId: colleague.staffId, deviceId: colleague.deviceId, ...dutiesOf(colleague.roles) };
}


/** For lines that stay open: asks whether the colleague of this request still may. Not activity; of who is shut out it says no. */
export async function stillHere(duty: Duty, place: LocationId): Promise<() => Promise<boolean>> {
  const sessionId = await sessionIdOf("staff");
  return async () => sessionId !== null && stillMay(sessionId, duty, place, new Date());
}
