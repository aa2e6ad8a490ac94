"use server";
import { z } from "zod";
import { Act } from "@/lib/care/act-for";
import { AddNote, addNote } from "@/lib/care/add-note";
import { ChangeAddress, changeAddressForThem } from "@/lib/care/change-address";
import { changeForThem, ChangePart } from "@/lib/care/change-part";
import { GiveCredit, giveCredit, type NotGiven } from "@/lib/care/give-credit";
import { sendPayLink } from "@/lib/care/send-pay-link";
import { sayMoney } from "@/lib/core/money";
import { type Outcome, refused } from "@/lib/core/outcome";
import { readMoney } from "@/lib/core/read-money";
import type { Staff } from "@/lib/core/who";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { officeLocale } from "@/lib/request/page";
import { announceReturn, AnnounceReturn, type NotAnnounced } from "@/lib/returns/announce-return";
import { piecesIn } from "@/lib/returns/announced/rules";

export const note = answerForm({ namespace: "admin-care", act: action("staff", AddNote, addNote), refusals: { "not-yours": "refused.not-yours", "unknown-order": "refused.unknown-order" }, done: "note.done" });

const Typed = GiveCredit.omit({ amount: true }).extend({ amount: z.string().max(20) });
type Said = Exclude<NotGiven, { why: "too-much" }> | { why: "too-much"; left: string } | { why: "no-amount" };
/** A sum is read as people write it. */
async function creditTyped(who: Staff, { amount, ...gift }: z.output<typeof Typed>): Promise<Outcome<unknown, Said>> {
  const sum = readMoney(amount);
  if (sum === null || sum < 1 || sum > 100_000) return refused({ why: "no-amount" });
  const given = await giveCredit(who, { ...gift, amount: sum });
  return !given.ok && given.why === "too-much" ? refused({ why: "too-much", left: sayMoney(given.left, "EUR", await officeLocale()) }) : given;
}
export const credit = answerForm({ namespace: "admin-care", act: action("staff", Typed, creditTyped), refusals: { "not-yours": "refused.not-yours", "unknown-order": "refused.unknown-order", "no-account": "refused.no-account", "too-much": "refused.too-much", "no-amount": "refused.no-amount" }, done: "credit.done" });

const Announced = z.looseObject({ ...AnnounceReturn.pick({ requestId: true, orderId: true, way: true, wants: true, reason: true }).shape });
/** The pieces as the form says them, in the customer's place. */
async function announceForThem(who: Staff, { requestId, orderId, way, wants, reason, ...answers }: z.output<typeof Announced>): Promise<Outcome<unknown, NotAnnounced | { why: "nothing" }>> {
  const pieces = AnnounceReturn.shape.pieces.safeParse(piecesIn(answers as Record<string, string | undefined>));
  return pieces.success ? announceReturn(who, { requestId, orderId, way, wants, reason, code: null, pieces: pieces.data }) : refused({ why: "nothing" });
}
export const announce = answerForm({
  namespace: "admin-care",
  act: action("staff", Announced, announceForThem),
  refusals: { "unknown-order": "refused.unknown-order", "not-paid": "refused.not-paid", "announced-already": "refused.announced-already", "not-that-many": "refused.not-that-many", "no-right": "refused.no-right", "no-parcels": "refused.no-parcels", apart: "refused.apart", nothing: "refused.nothing" },
  done: "giveBack.done",
});

const OF_CARE = { "not-yours": "refused.not-yours", "unknown-order": "refused.unknown-order" } as const;
export const change = answerForm({
  namespace: "admin-care",
  act: action("staff", ChangePart, changeForThem),
  refusals: {
    ...OF_CARE, "unknown-part": "refused.unknown-part", "not-asked": "refused.not-asked", "not-there": "refused.not-there", gone: "refused.gone", "address-missing": "refused.address-missing", "too-late": "refused.too-late",
    "changed-already": "refused.changed-already", "costs-more": "refused.costs-more", "not-paid": "refused.not-paid", "on-its-way": "refused.on-its-way", closed: "refused.closed",
  },
  done: "change.done",
});
export const address = answerForm({ namespace: "admin-care", act: action("staff", ChangeAddress, changeAddressForThem), refusals: { ...OF_CARE, "nothing-to-send": "refused.nothing-to-send", "too-late": "refused.too-late" }, done: "address.done" });
export const payLink = answerForm({ namespace: "admin-care", act: action("staff", Act, sendPayLink), refusals: { ...OF_CARE, "not-waiting": "refused.not-waiting" }, done: "pay.done" });
