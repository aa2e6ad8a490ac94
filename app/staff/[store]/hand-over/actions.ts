"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { readMoney } from "@/lib/core/read-money";
import { HandOver, handOver, type NotHandedOver } from "@/lib/fulfilment/hand-over";
import { type NotPaidAtHandover, PayAtHandover, payAtHandover } from "@/lib/payments/pay-at-handover";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { openTillHere } from "@/lib/request/till";

/** As a form sends it: what was left empty was not said. */
const unlessEmpty = (most: number) => z.string().trim().max(most, "not-valid").transform((text) => text || undefined).optional();
/** Ticked lines; a hidden sign before them tells "none" from "not asked". */
const ticked = z.preprocess((sent) => (sent === undefined ? undefined : [sent].flat().filter((each) => each !== "some")), z.array(z.coerce.number().int().min(0).max(1000), "required").min(1, "required").max(1000).optional());
const Fields = HandOver.extend({
  positions: ticked,
  code: unlessEmpty(100),
  receiver: unlessEmpty(80),
  asked: z.literal("who").optional(), // its buyer named somebody: which of the two is it
  taker: z.string().trim().max(80).optional(), // empty: the buyer
  identitySeen: z.literal("on").optional().transform((on) => on === "on"),
  store: z.string().regex(/^[a-z0-9-]{1,80}$/), // in which counter's page it is done
});
type Who = Pick<z.output<typeof Fields>, "asked" | "taker" | "receiver">;
const isSaid = ({ asked, taker, receiver }: Who) => asked === undefined || taker !== undefined || receiver !== undefined;
const receiverOf = ({ taker, receiver }: Who) => receiver ?? (taker || undefined);
const Given = Fields.refine(isSaid, "who");

/** Handed over, and on to the next customer: the page says so, and listens again. */
async function giveHere(who: Staff, input: z.output<typeof Given>): Promise<Outcome<{ readonly to: string }, NotHandedOver>> {
  const given = await handOver(who, { ...input, receiver: receiverOf(input) });
  return given.ok ? done({ to: `/staff/${input.store}/hand-over?given=${input.fulfilmentId}` }) : given;
}

/** Money as it is put down, or the terminal's slip; nothing typed for cash: exactly what is due. */
const Paid = Fields.extend({
  tender: z.enum(["cash", "card-present"]),
  due: z.coerce.number().int().min(0).max(10_000_000), // what the page said
  given: unlessEmpty(20),
  slip: unlessEmpty(40),
})
  .refine(isSaid, "who")
  .refine(({ tender, given }) => tender !== "cash" || given === undefined || readMoney(given) !== null, { path: ["given"], message: "amount" })
  .refine(({ tender, slip }) => tender !== "card-present" || slip !== undefined, { path: ["slip"], message: "slip" });

/** Paid and handed over at once; the page says what to give back. */
async function takeAndGive(who: Staff, { tender, due, given, slip, ...input }: z.output<typeof Paid>): Promise<Outcome<{ readonly to: string }, NotPaidAtHandover | { why: "no-slip" }>> {
  const payment = PayAtHandover.shape.payment.safeParse(tender === "cash" ? { tender, given: given === undefined ? due : readMoney(given), tillId: await openTillHere(input.store) } : { tender, slip });
  if (!payment.success) return refused({ why: "no-slip" });
  const taken = await payAtHandover(who, { ...input, receiver: receiverOf(input), payment: payment.data });
  return taken.ok ? done({ to: `/staff/${input.store}/hand-over?given=${input.fulfilmentId}&change=${taken.value.change}` }) : taken;
}

const next = ({ to }: { readonly to: string }) => redirect(to);

const REFUSALS = {
  "unknown-part": "refused.unknown-part", "not-yours": "refused.not-yours", "not-for-collection": "refused.unknown-part", "not-paid": "refused.not-paid", "not-ready": "refused.not-ready", cancelled: "refused.cancelled",
  "no-proof": "refused.no-proof", "unknown-line": "refused.unknown-line", "wrong-code": "refused.wrong-code", "look-at-document": "refused.look-at-document", "already-collected": "refused.already-collected",
} as const;

export const give = answerForm({ namespace: "staff-hand", act: action("staff", Given, giveHere), refusals: REFUSALS, onDone: next });

export const takeMoney = answerForm({
  namespace: "staff-hand",
  act: action("staff", Paid, takeAndGive),
  refusals: { ...REFUSALS, "may-not-sell": "refused.may-not-sell", "not-enough": "refused.not-enough", "slip-used": "refused.slip-used", "drawer-closed": "refused.drawer-closed", "which-till": "refused.which-till", "no-slip": "refused.no-slip" },
  onDone: next,
});
