"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type Minor, sayMoney } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { type CartId, isId } from "@/lib/core/id";
import { placeByHandle } from "@/lib/locations/reads";
import { orderById } from "@/lib/orders/reads";
import { PersonName } from "@/lib/customers/rules";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { type TooMany, tryAs } from "@/lib/request/limit";
import { officeLocale } from "@/lib/request/page";
import { bringBack, type NotBrought } from "@/lib/till/exchange/bring-back";
import { proveByEmail, ProveByEmail } from "@/lib/returns/counter/proof";
import { receiveParcel, ReceiveParcel } from "@/lib/returns/receive-parcel";
import { type NotTakenBack, TakeBack, takeBack } from "@/lib/returns/take-back";
import { LookWithoutReceipt, type NotWithoutReceipt, takeWithoutReceipt } from "@/lib/returns/take-without-receipt";

/** The press as the page drew it up, whole: what was looked at is what is done. */
const Json = z.string().max(20_000).transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: "custom", message: "not-valid" });
    return z.NEVER;
  }
});
const Pressed = z.object({
  press: Json.pipe(TakeBack).refine(({ by }) => by !== null, { message: "required" }), // from outside nothing is taken on an order's id alone
  store: z.string().regex(/^[a-z0-9-]{1,80}$/),
});

/** Money is given only as it was looked at. */
const GivenBack = Pressed.refine(({ press }) => press.expected !== null, { message: "required" });
const Exchanged = Pressed.extend({ basket: z.string().refine(isId).transform((id) => id as CartId) });

const Basket = z.string().refine(isId).optional();
const ByMail = ProveByEmail.extend({ store: Pressed.shape.store, basket: Basket });

/** An address that is said with a number can be guessed: so often and no more. What was found goes on by what stands for the proof. */
async function findHere(who: Staff, { store, basket, ...said }: z.output<typeof ByMail>): Promise<Outcome<{ readonly to: string }, { why: "unknown-order" } | TooMany>> {
  const place = await placeByHandle(store);
  const found = await tryAs("bought", who.staffId, async () => (place ? proveByEmail(who, place.id, said) : refused({ why: "unknown-order" })), ({ ok }) => ok);
  return found.ok ? done({ to: `/staff/${store}/returns?${new URLSearchParams({ q: found.value, ...(basket && { basket }) })}` }) : found;
}

/** Kept with a basket instead, whose goods it will pay: on to the till. */
async function exchangeHere(who: Staff, { press, store, basket }: z.output<typeof Exchanged>): Promise<Outcome<{ readonly to: string }, NotBrought>> {
  const locale = await officeLocale();
  const brought = await bringBack(who, { place: press.place, basketId: basket, press, locale });
  return brought.ok ? done({ to: `/staff/${store}/till?basket=${basket}` }) : brought;
}

/** Why not, its sums as they are read. */
type Said = Exclude<NotTakenBack, { why: "sum-changed" } | { why: "not-in-drawer" }> | { why: "sum-changed"; back: string } | { why: "not-in-drawer"; missing: string };

/** Taken back, and on to the next customer: the page says what went where. */
async function giveBackHere(who: Staff, { press, store }: z.output<typeof GivenBack>): Promise<Outcome<{ readonly to: string }, Said>> {
  const taken = await takeBack(who, press);
  if (!taken.ok && (taken.why === "sum-changed" || taken.why === "not-in-drawer")) {
    const [locale, order] = await Promise.all([officeLocale(), orderById(press.orderId)]);
    const sum = (amount: Minor) => sayMoney(amount, order?.currency ?? "EUR", locale);
    return taken.why === "sum-changed" ? refused({ why: taken.why, back: sum(taken.back) }) : refused({ why: taken.why, missing: sum(taken.missing) });
  }
  return taken.ok ? done({ to: `/staff/${store}/returns?taken=${taken.value.returnId}` }) : taken;
}

const Bare = z.object({ press: Json.pipe(LookWithoutReceipt).refine(({ expected }) => expected !== null, { message: "required" }), store: Pressed.shape.store, bearer: PersonName, documentSeen: z.literal("on").optional() });
type NoCredit = Exclude<NotWithoutReceipt, { why: "too-much" } | { why: "sum-changed" } | { why: "excluded" }> | { why: "too-much"; most: string } | { why: "sum-changed"; back: string } | { why: "excluded" } | { why: "no-document" };

/** Goods without a receipt, of somebody whose document was looked at: the page says the code of their credit. */
async function giveCreditHere(who: Staff, { press, store, bearer, documentSeen }: z.output<typeof Bare>): Promise<Outcome<{ readonly to: string }, NoCredit>> {
  if (!documentSeen) return refused({ why: "no-document" });
  const taken = await takeWithoutReceipt(who, { ...press, bearer, documentSeen: true });
  if (taken.ok) return done({ to: `/staff/${store}/returns?taken=${taken.value.returnId}` });
  const locale = await officeLocale();
  if (taken.why === "too-much") return refused({ why: taken.why, most: sayMoney(taken.most, "EUR", locale) });
  if (taken.why === "sum-changed") return refused({ why: taken.why, back: sayMoney(taken.back, "EUR", locale) });
  return taken.why === "excluded" ? refused({ why: taken.why }) : taken;
}

const REFUSALS = {
  "not-yours": "refused.not-yours", "unknown-order": "refused.unknown-order", "not-paid": "refused.not-paid", "press-used": "refused.press-used", "sum-changed": "refused.sum-changed", "unknown-line": "refused.unknown-line", "not-that-many": "refused.not-that-many",
  excluded: "refused.excluded", "too-late": "refused.too-late", "not-at-a-distance": "refused.not-at-a-distance", "approval-needed": "refused.approval-needed", "not-in-drawer": "refused.not-in-drawer", "drawer-closed": "refused.drawer-closed", "which-till": "refused.which-till",
} as const;
const onDone = ({ to }: { readonly to: string }) => redirect(to);

export const findByMail = answerForm({ namespace: "staff-return", act: action("staff", ByMail, findHere), refusals: { "unknown-order": "byMail.none", "too-many": "tooMany" }, onDone });
export const giveCredit = answerForm({ namespace: "staff-return", act: action("staff", Bare, giveCreditHere), refusals: { "not-yours": "refused.not-yours", never: "refused.never", "press-used": "refused.press-used", "unknown-goods": "refused.unknown-goods", excluded: "refused.excluded", condition: "refused.condition", "no-price": "refused.no-price", "too-much": "refused.too-much", "sum-changed": "refused.sum-changed", "approval-needed": "refused.approval-needed", "no-document": "refused.no-document" }, onDone });
export const giveBack = answerForm({ namespace: "staff-return", act: action("staff", GivenBack, giveBackHere), refusals: REFUSALS, onDone });
export const exchangeIt = answerForm({ namespace: "staff-return", act: action("staff", Exchanged, exchangeHere), refusals: { ...REFUSALS, "basket-gone": "refused.basket-gone", "exchange-on-phone": "refused.exchange-on-phone", "being-paid": "refused.being-paid" }, onDone });

/** The parcel of an announced return is in hand, still closed. */
export const arrive = answerForm({ namespace: "staff-return", act: action("staff", ReceiveParcel, receiveParcel), refusals: { "not-yours": "expected.refused.not-yours", over: "expected.refused.over" } });
