import { inArray } from "drizzle-orm";
import { db } from "@/db/client";
import { aDevice, aPin } from "@/db/factories/counter";
import { aProduct } from "@/db/factories/catalogue";
import { aTill } from "@/db/factories/tills";
import { approvals, cashSessions, staffPins } from "@/db/schema/all";
import { type CartId, newId, type TillId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { closeSession } from "@/lib/drawer/close-session";
import { countSession } from "@/lib/drawer/count-session";
import { OpenSession, openSession } from "@/lib/drawer/open-session";
import { aDay, close, count } from "@/lib/drawer/testing/day";
import { AskApproval, askApproval } from "@/lib/staff/approvals/ask-approval";
import { endApproval } from "@/lib/staff/approvals/end-approval";
import { giveApproval } from "@/lib/staff/approvals/give-approval";
import type { ApprovalId } from "@/lib/staff/approvals/types";
import { basketAt } from "@/lib/till/reads";
import { RingUp, ringUp } from "@/lib/till/ring-up";
import { TakeOff, takeOff } from "@/lib/till/take-off";
import { answerOf, atOnce, tally } from "../shoppers";
import type { Proof, Scenario } from "../types";

const PRESSES = 20;
const [RIGHT, WRONG] = ["271828", "314159"];
type Day = Awaited<ReturnType<typeof aDay>>;

/** A discount above the cashier's limit: asked for, and whoever then presses with a reason of their own uses the one word or hears that it is gone. */
async function oneWord({ place, cashier, boss }: Day): Promise<string[]> {
  const sku = (await aProduct({ price: 10_000, stock: { [place.id]: 3 } })).variants[0]?.sku;
  const at = { place: place.id, basketId: newId() as CartId };
  await ringUp(cashier, RingUp.parse({ ...at, code: sku }));
  const lineId = (await basketAt(cashier, place.id, at.basketId))?.cart.lines[0]?.id;
  const press = (reason: string) => takeOff(cashier, TakeOff.parse({ ...at, lineId, off: { percent: 40 }, reason }));
  const needed = await press("prima");
  if (needed.ok || needed.why !== "approval-needed") throw new Error("a discount of 40 % was let through");
  const asked = await askApproval(cashier, AskApproval.parse(needed));
  await giveApproval(boss, { approvalId: asked.ok ? asked.value.approvalId : ("" as ApprovalId) });
  return atOnce(Array.from({ length: PRESSES }, (_, n) => () => answerOf(() => press(`graffio ${n}`))));
}

/** A press uses the manager's word while they take it back: which of both was, round after round. */
async function yesAndNo({ place, cashier, boss }: Day): Promise<string[]> {
  const sku = (await aProduct({ price: 10_000, stock: { [place.id]: 9 } })).variants[0]?.sku;
  const heard: string[] = [];
  for (let round = 0; round < 8; round++) {
    const at = { place: place.id, basketId: newId() as CartId };
    await ringUp(cashier, RingUp.parse({ ...at, code: sku }));
    const lineId = (await basketAt(cashier, place.id, at.basketId))?.cart.lines[0]?.id;
    const press = () => takeOff(cashier, TakeOff.parse({ ...at, lineId, off: { percent: 40 }, reason: "prova" }));
    const needed = await press();
    const asked = needed.ok || needed.why !== "approval-needed" ? null : await askApproval(cashier, AskApproval.parse(needed));
    const approvalId = asked?.ok ? asked.value.approvalId : ("" as ApprovalId);
    await giveApproval(boss, { approvalId });
    const [pressed, ended] = await atOnce([() => answerOf(press), () => answerOf(() => endApproval(boss, { approvalId }))]);
    heard.push(pressed === "yes" && ended === "used" ? "used" : pressed === "approval-needed" && ended === "yes" ? "ended" : `${pressed} ${ended}`);
  }
  return heard;
}

/** A manager's PIN guessed at an enrolled counter, all at once, and then typed right. */
async function fiveGuesses({ place, cashier, boss }: Day): Promise<{ guesses: string[]; right: string }> {
  await aPin(boss.staffId, RIGHT);
  const there: Staff = { ...cashier, deviceId: (await aDevice(place.id, boss.staffId)).id };
  const asked = await askApproval(there, AskApproval.parse({ action: "line-discount", locationId: place.id, subject: `line:${newId()}:1`, amount: 4_000 }));
  if (!asked.ok) throw new Error(asked.why);
  const type = (pin: string) => answerOf(() => giveApproval(there, { approvalId: asked.value.approvalId, staffId: boss.staffId, pin }));
  return { guesses: await atOnce(Array.from({ length: PRESSES }, () => () => type(WRONG))), right: await type(RIGHT) };
}

/** Every drawer of a store is closed at the same moment, each by two hands, evening after evening. */
async function evenings(proof: Proof, { place, cashier, boss }: Day, drawers: number, rounds: number) {
  const tillIds: TillId[] = [];
  while (tillIds.length < drawers) tillIds.push((await aTill(place.id, { open: false })).tillId);
  const answers: string[] = [];
  for (let round = 0; round < rounds; round++) {
    proof.note(`evening ${round + 1} of ${rounds}`);
    const open = tillIds.map((tillId) => OpenSession.parse({ sessionId: newId(), tillId, float: 1_000 }));
    await Promise.all(open.map((one) => openSession(cashier, one)));
    const counts = open.map((one) => count(one.sessionId, 1_000 - proof.random.below(3)));
    await Promise.all(counts.map((one) => countSession(cashier, one)));
    answers.push(...(await atOnce(counts.flatMap((one) => [cashier, boss].map((who) => () => answerOf(() => closeSession(who, close(one.sessionId, one.countId))))))));
  }
  const closed = await db.select({ tillId: cashSessions.tillId, closure: cashSessions.closure }).from(cashSessions).where(inArray(cashSessions.tillId, tillIds));
  const numbers = tillIds.map((id) => closed.filter((one) => one.tillId === id).map((one) => one.closure ?? 0).toSorted((a, b) => a - b).join());
  return { answers, numbers };
}

export const managersWord: Scenario = {
  name: "managers-word",
  says: `A manager's word is used by ${PRESSES} presses at once, their PIN guessed ${PRESSES} times at once, and all drawers of a store are closed at once by two hands each: one use, five tries, and closures without gap or double.`,
  verbs: ["till/ring-up", "till/take-off", "drawer/open-session", "drawer/count-session", "drawer/close-session"],
  run: async (proof) => {
    const [drawers, rounds] = [proof.of({ tiny: 6, quick: 20, full: 20 }), proof.of({ tiny: 2, quick: 5, full: 20 })];
    const day = await aDay();
    const used = await oneWord(day);
    const { guesses, right } = await fiveGuesses(day);
    const { answers, numbers } = await evenings(proof, day, drawers, rounds);
    const words = await db.select({ usedAt: approvals.usedAt }).from(approvals).where(inArray(approvals.askedBy, [day.cashier.staffId]));
    const spoken = await yesAndNo(day);
    const [pin] = await db.select({ misses: staffPins.misses }).from(staffPins).where(inArray(staffPins.staffId, [day.boss.staffId]));
    proof.claim(`Of ${PRESSES} presses one used the manager's word, the others were sent to ask.`, tally(used)["yes"] === 1 && tally(used)["approval-needed"] === PRESSES - 1 && words.filter((one) => one.usedAt).length === 1, tally(used));
    proof.claim("Of a press and a manager's no at the same moment one counts, never both.", spoken.every((one) => one === "used" || one === "ended"), tally(spoken));
    proof.claim("Five wrong PINs at once lock it: four heard that they were wrong, the rest that it is locked, and the right one helps no more.", tally(guesses)["wrong-pin"] === 4 && tally(guesses)["pin-locked"] === PRESSES - 4 && right === "pin-locked" && pin?.misses === 5, tally([...guesses, right]));
    const whole = Array.from({ length: rounds }, (_, n) => n + 1).join();
    proof.claim(`${drawers} drawers, ${rounds} evenings: each till's closures are numbered from 1 to ${rounds}, none twice, none missing.`, numbers.every((one) => one === whole), tally(numbers));
    proof.claim("Whoever pressed heard that it is closed, nobody an error.", answers.every((one) => one === "yes"), tally(answers));
  },
};
