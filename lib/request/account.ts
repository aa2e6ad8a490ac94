import "server-only";
import { z } from "zod";
import { cookies } from "next/headers";
import { AddressInput } from "@/lib/checkout/rules";
import { isId } from "@/lib/core/id";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { type ChangePassword, changePassword, type NotChanged } from "@/lib/customers/change-password";
import { endAllSessions } from "@/lib/customers/end-all-sessions";
import { type NotReset, ResetPassword, resetPassword } from "@/lib/customers/reset-password";
import { NextPath } from "@/lib/customers/rules";
import { type SendResetLink, sendResetLink } from "@/lib/customers/send-reset-link";
import { type SendSignInLink, sendSignInLink } from "@/lib/customers/send-sign-in-link";
import { SignInWithLink, signInWithLink } from "@/lib/customers/sign-in-with-link";
import { SignInWithPassword } from "@/lib/customers/sign-in-with-password";
import { type SignUp, signUp } from "@/lib/customers/sign-up";
import type { AddressId } from "@/lib/customers/types";
import { cookieName, cookieRules } from "./cookies";
import { letIn, letOut, tryPassword } from "./enter";
import { limit, limitMail, type TooMany, tryLink } from "./limit";
import { networkHere } from "./network";
import type { Customer } from "./people";
import { clearSessionCookie } from "./session-cookie";

type Wrong = { readonly why: "wrong" };
type Over = { readonly why: "link-over" };
/** Where to go when it is done. */
export type Onwards = { readonly to: string };

const MARK = "unico_mark";
/** Where one was going, else the account, which may have something to say. */
function onwards(who: Shopper, next: string | null, said = ""): Outcome<Onwards, never> {
  const account = `/${who.locale}/account`;
  return done({ to: next && next !== account ? next : `${account}${said}` });
}

/** Whether a link was there, even where it led to nothing: only links that were invented count as misses. */
const isRight = (answer: Outcome<unknown, { readonly why: string }>): boolean => answer.ok || answer.why !== "link-over";

export const EnterByPassword = SignInWithPassword.extend({ next: NextPath });
/** Signs in with a password, as often as one may try; the guest's cart comes along. */
export async function enterByPassword(who: Shopper, { next, ...input }: z.output<typeof EnterByPassword>): Promise<Outcome<Onwards, Wrong | TooMany>> {
  const answer = await tryPassword(who, input);
  if (!answer.ok) return answer;
  await letIn(who, answer.value);
  return onwards(who, next);
}

export const EnterByLink = SignInWithLink.extend({ next: NextPath });
/** Signs in with the link of a mail, and begins the account if there was none; the guest's cart comes along. */
export async function enterByLink(who: Shopper, { next, token }: z.output<typeof EnterByLink>): Promise<Outcome<Onwards, Over | { why: "closed" } | TooMany>> {
  const jar = await cookies();
  const answer = await tryLink(await networkHere(), () => signInWithLink(who, { token }, jar.get(cookieName(MARK))?.value ?? null), isRight);
  if (!answer.ok) return answer;
  jar.set(cookieName(MARK), "", { ...cookieRules(), maxAge: 0 });
  await letIn(who, answer.value);
  const { began, passwordDropped } = answer.value;
  return onwards(who, passwordDropped ? null : next, passwordDropped ? "?welcome=choose" : began ? "?welcome=yes" : "");
}

/** Sends a sign-in link, as often as one may. */
export async function askForLink(who: Shopper, input: z.output<typeof SendSignInLink>): Promise<Outcome<null, TooMany>> {
  const may = await limitMail(input.email, await networkHere());
  return may.ok ? sendSignInLink(who, input) : may;
}

/** Begins an account, as often as one may; the browser remembers that the password was chosen here. */
export async function beginAccount(who: Shopper, input: z.output<typeof SignUp>): Promise<Outcome<null, TooMany | { why: "bad-input"; fields: { password: string } }>> {
  const may = await limitMail(input.email, await networkHere());
  if (!may.ok) return may;
  const answer = await signUp(who, input);
  if (!answer.ok) return answer;
  (await cookies()).set(cookieName(MARK), answer.value.mark, { ...cookieRules(), maxAge: 15 * 60 });
  return done(null);
}

/** Sends a link for a new password, as often as one may. */
export async function askForReset(who: Shopper, input: z.output<typeof SendResetLink>): Promise<Outcome<null, TooMany>> {
  const may = await limitMail(input.email, await networkHere());
  return may.ok ? sendResetLink(who, input) : may;
}

export const EnterByReset = ResetPassword;
/** Sets the password that the link allows to choose, and signs in here. */
export async function enterByReset(who: Shopper, input: z.output<typeof EnterByReset>): Promise<Outcome<Onwards, NotReset | TooMany>> {
  const answer = await tryLink(await networkHere(), () => resetPassword(who, input), isRight);
  if (!answer.ok) return answer;
  await letIn(who, answer.value);
  return onwards(who, null, "?welcome=back");
}

/** Changes the password, as often as one may try the present one. */
export async function changeOwnPassword(who: Customer, input: z.output<typeof ChangePassword>): Promise<Outcome<null, NotChanged | TooMany>> {
  const may = await limit("password-here", `${who.customerId} change`);
  return may.ok ? changePassword(who, input) : may;
}

const phone = z.string().default("").transform((t) => t.normalize("NFKC").replace(/[\s()./-]+/g, "")).pipe(z.union([z.literal("").transform(() => null), z.string().regex(/^(\+|00)?\d{6,15}$/, "phone")]));
/** An address of the book as its form sends it; without `id` it is a new one. */
export const AddressForm = AddressInput.extend({
  id: z.union([z.literal("").transform(() => null), z.string().refine(isId, "not-valid").transform((text) => text as AddressId)]).default(null),
  phone,
});

/** Signs out here. */
export async function leave(who: Shopper): Promise<Outcome<Onwards, never>> {
  await letOut("customer");
  return done({ to: `/${who.locale}` });
}

/** Signs out everywhere, here too. */
export async function leaveEverywhere(who: Customer): Promise<Outcome<Onwards, never>> {
  await endAllSessions(who);
  await clearSessionCookie("customer");
  return done({ to: `/${who.locale}/sign-in?left=everywhere` });
}
