import "server-only";
import { mergeCarts } from "@/lib/cart/merge-carts";
import { log } from "@/lib/core/log";
import type { Outcome } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { endSession } from "@/lib/customers/end-session";
import { type Entered, type SignInWithPassword, signInWithPassword } from "@/lib/customers/sign-in-with-password";
import { signInStaff, type StaffEntered, type StaffSignIn } from "@/lib/staff/sign-in";
import type { z } from "zod";
import { cartCookie } from "./cookies";
import { forgiveTries, limitPassword, type TooMany } from "./limit";
import { networkHere } from "./network";
import { findVisitorHere } from "./shopper";
import { clearSessionCookie, sessionIdOf, setSessionCookie } from "./session-cookie";

/** Tries a customer's password, as often as one may. */
export async function tryPassword(who: Shopper, input: z.output<typeof SignInWithPassword>): Promise<Outcome<Entered, { why: "wrong" } | TooMany>> {
  const network = await networkHere();
  const may = await limitPassword(input.email, network);
  if (!may.ok) return may;
  const answer = await signInWithPassword(who, input);
  if (answer.ok) await forgiveTries(input.email, network);
  return answer;
}

/** Tries a colleague's password, as often as one may; counted apart from customers'. */
export async function tryStaffPassword(input: z.output<typeof StaffSignIn>): Promise<Outcome<StaffEntered, { why: "wrong" } | { why: "factor-needed" } | TooMany>> {
  const [network, account] = [await networkHere(), `staff ${input.email}`];
  const may = await limitPassword(account, network);
  if (!may.ok) return may;
  const answer = await signInStaff(input);
  if (answer.ok) await forgiveTries(account, network);
  return answer;
}

/** What a browser brings along into its account: the guest's cart joins the account's; a session it had before ends. */
export async function bringAlong(who: Shopper, { customerId, sessionId }: Entered): Promise<void> {
  const before = await sessionIdOf("customer");
  if (before && before !== sessionId) await endSession(before);
  const { guestCartId } = await findVisitorHere(); // not what a till has sent to this phone: that stays the till's
  if (!guestCartId || who.customerId === customerId) return;
  try {
    await mergeCarts({ ...who, customerId }, guestCartId);
    await cartCookie.clear();
  } catch (error) {
    log.error({ err: error }, "a guest's cart stayed behind at sign-in"); // its cookie stays too, so nothing is lost
  }
}

/** Lets a customer in at this browser, after a verb has opened the session. Only in actions. */
export async function letIn(who: Shopper, entered: Entered): Promise<void> {
  await bringAlong(who, entered);
  await setSessionCookie("customer", entered.sessionId);
}

/** Signs this browser out: the session ends, the cookie goes. Only in actions. */
export async function letOut(kind: "customer" | "staff"): Promise<void> {
  const sessionId = await sessionIdOf(kind);
  if (sessionId) await endSession(sessionId);
  await clearSessionCookie(kind);
}
