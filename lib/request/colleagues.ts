import "server-only";
import type { z } from "zod";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Shopper, Staff } from "@/lib/core/who";
import { type NotTried, type SendTrial, sendTrial } from "@/lib/messages/send-trial";
import { type ChoosePassword, choosePassword, type NotChosen } from "@/lib/people/choose-password";
import { type InviteColleague, inviteColleague, type NotInvited } from "@/lib/people/invite-colleague";
import type { NotOpened } from "@/lib/people/open-colleague";
import { type NotOpened as NotOpenedShop, type OpenShop, openShop } from "@/lib/people/open-shop";
import { type SendLink, sendLink } from "@/lib/people/send-link";
import type { StaffId } from "@/lib/core/id";
import { letOut } from "./enter";
import { limit, type TooMany, tryLink } from "./limit";
import { networkHere } from "./network";
import { sessionIdOf, setSessionCookie } from "./session-cookie";

/** Invites a colleague, as many as one may; strangers to the right spend nothing of others'. */
export async function inviteHere(who: Staff, input: z.output<typeof InviteColleague>): Promise<Outcome<{ readonly staffId: StaffId }, NotInvited | TooMany>> {
  const may = await limit("invite", who.staffId);
  return may.ok ? inviteColleague(who, input) : may;
}

/** Sends a colleague another link, as often as one may. */
export async function sendLinkHere(who: Staff, input: z.output<typeof SendLink>): Promise<Outcome<null, NotOpened | { why: "shut-out" } | TooMany>> {
  const may = await limit("invite", who.staffId);
  return may.ok ? sendLink(who, input) : may;
}

/** Sends a colleague a letter of the shop's to try it, as often as one may write letters. */
export async function sendTrialHere(who: Staff, input: z.output<typeof SendTrial>): Promise<Outcome<{ readonly to: string }, NotTried | TooMany>> {
  const may = await limit("invite", who.staffId);
  return may.ok ? sendTrial(who, input) : may;
}

/** The first colleague of a new shop comes in at this browser; a wrong code is counted like a wrong link. */
export async function openShopHere(_anybody: Shopper, input: z.output<typeof OpenShop>): Promise<Outcome<{ readonly to: string }, NotOpenedShop | TooMany>> {
  const answer = await tryLink(await networkHere(), () => openShop(input), (tried) => tried.ok || tried.why !== "wrong-code");
  if (!answer.ok) return answer;
  await setSessionCookie("staff", answer.value.sessionId);
  return done({ to: "/admin/begin" });
}

/** Lets a colleague in at this browser with the link of a letter and the password that they choose; whoever was in here is out. */
export async function enterByInvitation(_anybody: Shopper, input: z.output<typeof ChoosePassword>): Promise<Outcome<{ readonly to: string }, NotChosen | TooMany>> {
  const answer = await tryLink(await networkHere(), () => choosePassword(input), (tried) => tried.ok || tried.why !== "link-over");
  if (!answer.ok) return answer;
  if (await sessionIdOf("staff")) await letOut("staff");
  await setSessionCookie("staff", answer.value.sessionId);
  return done({ to: "/admin" });
}
