import "server-only";
import { connection } from "next/server";
import { cache } from "react";
import type { z } from "zod";
import type { StaffId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Shopper, Staff } from "@/lib/core/who";
import { NextPath } from "@/lib/customers/rules";
import { type ChoosePin, choosePin } from "@/lib/staff/counter/choose-pin";
import { enrolDevice, type EnrolDevice } from "@/lib/staff/counter/enrol-device";
import { facesAt, findCounter } from "@/lib/staff/counter/reads";
import { type PinRefusal, switchPerson, SwitchPerson } from "@/lib/staff/counter/switch-person";
import type { Counter, Face } from "@/lib/staff/counter/types";
import { counterCookie } from "./cookies";
import { letOut } from "./enter";
import { forgiveTries, limitPassword, type TooMany } from "./limit";
import { networkHere } from "./network";
import { sessionIdOf, setSessionCookie } from "./session-cookie";
import { findColleagueHere } from "./staff";

/** The counter that this browser was enrolled as, or `null`: none, or revoked. */
export const findCounterHere = cache(async (): Promise<Counter | null> => {
  await connection(); // known at request time only
  const hash = await counterCookie.hash();
  return hash ? findCounter(hash) : null;
});

/** Who may take over at this browser, and who is in; `null` where it is no counter. */
export async function facesHere(): Promise<{ readonly counter: Counter; readonly faces: readonly Face[]; readonly inNow: StaffId | null } | null> {
  const counter = await findCounterHere();
  if (!counter) return null;
  const [faces, colleague] = await Promise.all([facesAt(counter.locationId), findColleagueHere()]);
  return { counter, faces, inNow: colleague?.staffId ?? null };
}

export const TakeOver = SwitchPerson.extend({ next: NextPath });

/** A colleague takes over at this counter by PIN; whoever was in is out. The counter keeps its store. */
export async function takeOver(_anybody: Shopper, { next, ...input }: z.output<typeof TakeOver>): Promise<Outcome<{ readonly to: string }, PinRefusal>> {
  const counter = await findCounterHere();
  if (!counter) return refused({ why: "not-here" });
  const answer = await switchPerson(counter, input);
  if (!answer.ok) return answer;
  if (await sessionIdOf("staff")) await letOut("staff");
  await setSessionCookie("staff", answer.value.sessionId);
  const home = `/staff/${counter.handle}`;
  return done({ to: next && (next === home || next.startsWith(`${home}/`) || next.startsWith(`${home}?`)) ? next : home });
}

/** Locks this counter: whoever is in is out, the next one types a PIN. */
export async function lockCounter(): Promise<Outcome<null, never>> {
  await letOut("staff");
  return done(null);
}

/** Makes this browser a counter of a store. */
export async function enrolHere(who: Staff, input: z.output<typeof EnrolDevice>): Promise<Outcome<null, { why: "not-yours" } | { why: "already" }>> {
  const answer = await enrolDevice(who, input);
  if (!answer.ok) return answer;
  await counterCookie.set(answer.value.token);
  return done(null);
}

/** Chooses one's PIN, with the password tried as often as one may. */
export async function choosePinHere(who: Staff, input: z.output<typeof ChoosePin>): Promise<Outcome<null, { why: "wrong-password" } | TooMany>> {
  const [network, account] = [await networkHere(), `pin ${who.staffId}`];
  const may = await limitPassword(account, network);
  if (!may.ok) return may;
  const answer = await choosePin(who, input);
  if (answer.ok) await forgiveTries(account, network);
  return answer;
}
