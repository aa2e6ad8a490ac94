import "server-only";
import { cache } from "react";
import type { Staff } from "@/lib/core/who";
import { findColleague } from "@/lib/staff/reads";
import { dutiesOf } from "@/lib/staff/rules";
import type { Colleague } from "@/lib/staff/types";
import { sessionIdOf } from "./session-cookie";

/** The colleague signed in to this browser, or `null`. Every call counts as activity. */
export const findColleagueHere = cache(async (): Promise<Colleague | null> => {
  const sessionId = await sessionIdOf("staff");
  return sessionId ? findColleague(sessionId, new Date()) : null;
});

/** The colleague who is asking, with the duties of their roles of now; `null` when nobody is signed in. */
export async function findStaff(): Promise<Staff | null> {
  const colleague = await findColleagueHere();
  return colleague && { is: "staff", staffId: colleague.staffId, ...dutiesOf(colleague.roles) };
}

