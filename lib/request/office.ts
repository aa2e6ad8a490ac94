import "server-only";
import type { z } from "zod";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { NextPath } from "@/lib/customers/rules";
import { StaffSignIn } from "@/lib/staff/sign-in";
import { letOut, tryStaffPassword } from "./enter";
import type { TooMany } from "./limit";
import { sessionIdOf, setSessionCookie } from "./session-cookie";

export const EnterOffice = StaffSignIn.extend({ next: NextPath });

/** Signs a colleague in at this browser, as often as one may try; a session it had before ends. */
export async function enterOffice(_anybody: Shopper, { next, ...input }: z.output<typeof EnterOffice>): Promise<Outcome<{ readonly to: string }, { readonly why: "wrong" } | { readonly why: "factor-needed" } | TooMany>> {
  const answer = await tryStaffPassword(input);
  if (!answer.ok) return answer;
  if (await sessionIdOf("staff")) await letOut("staff");
  await setSessionCookie("staff", answer.value.sessionId);
  return done({ to: next && /^\/(admin|staff)(\/|$)/.test(next) ? next : "/admin" });
}

/** Signs the colleague out here. */
export async function leaveOffice(): Promise<Outcome<null, never>> {
  await letOut("staff");
  return done(null);
}
