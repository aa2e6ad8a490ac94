import { z } from "zod";
import { askForDiscount } from "@/app/staff/ask-discount";
import { askForExchange } from "@/app/staff/ask-exchange";
import { sayBack, sayRefusal, tillViewAt } from "@/app/staff/till-view";
import type { TillAnswer, TillView } from "@/components/staff/till-view";
import { type CartId, isId, type LocationId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Locale, Staff } from "@/lib/core/who";
import { placesOf } from "@/lib/locations/reads";
import type { Place } from "@/lib/locations/types";
import { limit } from "@/lib/request/limit";
import { officeLocale } from "@/lib/request/page";
import { route } from "@/lib/request/route";
import { AboutCard, AskCard, askCard, followCard } from "@/lib/till/ask-card";
import { Accept, accept, PayFromWallet, payFromWallet, SetPieces, setPieces, SetWay, setWay, TakeCode, takeCode } from "@/lib/till/change-basket";
import { KeepInstead, keepInstead } from "@/lib/till/exchange/bring-back";
import { NameCustomer, nameCustomer } from "@/lib/till/name-customer";
import { LeaveBasket, leaveBasket, ParkBasket, parkBasket } from "@/lib/till/park-basket";
import { sellsAt } from "@/lib/till/reads";
import { RingUp, ringUp } from "@/lib/till/ring-up";
import { SellAtTill, sellAtTill } from "@/lib/till/sell-at-till";
import { TakeOff, takeOff } from "@/lib/till/take-off";
import { sayCode } from "@/app/staff/say-code";
import { SendToPhone, sendToPhone } from "@/lib/till/phone/send-to-phone";
import { TakeBack, takeBack } from "@/lib/till/phone/take-back";
import { isPhoneCode, takeUp } from "@/lib/till/take-up";

const At = z.object({ place: z.string().refine(isId).transform((id) => id as LocationId), basketId: z.string().refine(isId).transform((id) => id as CartId).optional() });
type NotYours = { why: "not-yours" };

/** A store's till: the basket in hand and those put aside. */
export const GET = route({
  who: "staff",
  input: At,
  verb: async function till(who, { place, basketId }): Promise<Outcome<TillView, NotYours>> {
    const [shop] = sellsAt(who, place) ? await placesOf([place]) : [];
    return shop ? done(await tillViewAt(who, shop, basketId ?? null, await officeLocale())) : refused({ why: "not-yours" });
  },
  status: { "not-yours": 403 },
});

/** One press at the till. */
const Act = z.discriminatedUnion("act", [
  RingUp.extend({ act: z.literal("ring-up") }), SetPieces.extend({ act: z.literal("pieces") }), SetWay.extend({ act: z.literal("way") }), TakeOff.extend({ act: z.literal("off") }), TakeCode.extend({ act: z.literal("code") }),
  PayFromWallet.extend({ act: z.literal("wallet") }), Accept.extend({ act: z.literal("accept") }), ParkBasket.extend({ act: z.literal("park") }), NameCustomer.extend({ act: z.literal("customer") }), LeaveBasket.extend({ act: z.literal("leave") }), SellAtTill.extend({ act: z.literal("sell") }),
  SendToPhone.extend({ act: z.literal("send") }), KeepInstead.extend({ act: z.literal("keep") }), TakeBack.extend({ act: z.literal("take-back") }),
  AskCard.extend({ act: z.literal("card") }), AboutCard.extend({ act: z.literal("card-look") }), AboutCard.extend({ act: z.literal("card-again") }), AboutCard.extend({ act: z.literal("card-back") }),
]);
type Act = z.output<typeof Act>;

const run = (who: Staff, sent: Act) => {
  switch (sent.act) {
    case "ring-up": return isPhoneCode(sent.code) ? phoneOrPiece(who, sent) : ringUp(who, sent);
    case "pieces": return setPieces(who, sent);
    case "way": return setWay(who, sent);
    case "off": return takeOff(who, sent);
    case "code": return takeCode(who, sent);
    case "wallet": return payFromWallet(who, sent);
    case "accept": return accept(who, sent);
    case "customer": return counted(who, sent);
    case "park": return parkBasket(who, sent);
    case "leave": return letGo(who, sent);
    case "sell": return sellAtTill(who, sent);
    case "send": return written(who, sent);
    case "keep": return keepInstead(who, sent);
    case "take-back": return takeBack(who, sent);
    case "card": return askCard(who, sent);
    case "card-look": return followCard(who, sent, "look");
    case "card-again": return followCard(who, sent, "again");
    case "card-back": return followCard(who, sent, "back");
  }
};

/** Nobody looks through the customers by trying addresses. */
async function counted(who: Staff, sent: Extract<Act, { act: "customer" }>) {
  const may = await limit("customer", who.staffId);
  return may.ok ? nameCustomer(who, sent) : refused({ why: "too-often" });
}

/** What a phone may be paying is taken back first. */
async function letGo(who: Staff, sent: Extract<Act, { act: "leave" }>) {
  const back = await takeBack(who, sent);
  return back.ok ? leaveBasket(who, sent) : back;
}

/** Letters to one address are counted, whoever asks for them. */
async function written(who: Staff, sent: Extract<Act, { act: "send" }>) {
  const may = sent.email === null || !sellsAt(who, sent.place) ? done(null) : await limit("mail-address", sent.email);
  return may.ok ? sendToPhone(who, sent) : refused({ why: "too-many-letters" });
}

/** What may be a shopper's code: six signs may also be an SKU, which goes first. */
async function phoneOrPiece(who: Staff, sent: Extract<Act, { act: "ring-up" }>) {
  const piece = await ringUp(who, sent);
  return piece.ok || piece.why !== "unknown-code" ? piece : takeUp(who, sent);
}

/** Where a manager is asked for what went beyond a colleague's limit: a discount, or what goes back with a sale. */
async function askOf(who: Staff, shop: Place | undefined, sent: Act, answer: Exclude<Awaited<ReturnType<typeof run>>, { ok: true }>, locale: Locale): Promise<{ ask?: string }> {
  if (shop && sent.act === "off" && answer.why === "approval-needed") return { ask: await askForDiscount(who, shop, sent, answer, locale) };
  if (shop && (sent.act === "sell" || sent.act === "card") && answer.why === "exchange-not-taken" && answer.because.why === "approval-needed") return { ask: await askForExchange(shop, sent.basketId, answer.because, locale) };
  return {};
}

/** One press, and the till as it is then: one request, so that a screen never shows what isn't so. */
export const POST = route({
  who: "staff",
  input: Act,
  verb: async function pressAtTill(who, sent): Promise<Outcome<TillAnswer, { why: string; said?: string; ask?: string }>> {
    const [answer, [shop], locale] = await Promise.all([run(who, sent), placesOf([sent.place]), officeLocale()]);
    if (!answer.ok) return refused({ why: answer.why, said: sayRefusal(answer, locale), ...(await askOf(who, shop, sent, answer, locale)) });
    if (!shop) return refused({ why: "not-yours" });
    const card = answer.value && "key" in answer.value ? answer.value : null;
    const sold = card ? card.sold : answer.value && "orderId" in answer.value ? answer.value : null;
    const gone = sold !== null || sent.act === "leave" || (sent.act === "park" && sent.as !== null);
    const taken = answer.value && "basketId" in answer.value ? answer.value.basketId : null;
    const view = await tillViewAt(who, shop, gone ? null : (taken ?? sent.basketId), locale);
    const code = answer.value && "expiresAt" in answer.value ? sayCode(answer.value, view.basket?.id ?? sent.basketId, shop, locale) : null;
    return done({ ...view, ...(card && { card: { ...card, basketId: sent.basketId } }), code, sold: sold && { number: sold.number, total: sold.total, change: sold.change, receipt: `/staff/${shop.handle}/receipts?q=${sold.number}`, back: sayBack(sold.exchange?.back ?? [], locale) } });
  },
  status: { "not-yours": 403 },
});
