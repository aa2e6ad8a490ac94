"use server";
import { z } from "zod";
import { AddressInput } from "@/lib/checkout/rules";
import { done, refused } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { Asked, CollectElsewhere, collectElsewhere } from "@/lib/fulfilment/collect-elsewhere";
import { extendHold } from "@/lib/fulfilment/extend-hold";
import { deliverInstead } from "@/lib/fulfilment/deliver-instead";
import { nameCollector, NameCollector } from "@/lib/orders/name-collector";
import { cancelPart } from "@/lib/payments/cancel-part";
import { changeWay } from "@/lib/payments/change-way";
import { lookUpOrder } from "@/lib/payments/look-up-payment";
import { takeMoneyBack } from "@/lib/payments/take-money-back";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { limited } from "@/lib/request/limited";
import { codeHere, findOrderHere } from "@/lib/request/order-key";

const OfOrder = z.object({ number: z.string().max(24) });
const OfPart = OfOrder.extend({ fulfilmentId: Asked.shape.fulfilmentId });

const ask = action("shopper", OfOrder, async function checkPayment(_, { number }) {
  const order = await findOrderHere(number);
  if (!order) return refused({ why: "not-found" });
  if (order.state !== "placed") return done({ news: true });
  const answer = await lookUpOrder(order.id, new Date());
  return done({ news: answer.ok && answer.value !== null && answer.value.now !== "waiting" });
});

/** Asks the bank what became of an order's payment; `news` when the page has something else to show now. */
export async function checkPayment(number: string): Promise<{ news: boolean }> {
  const answer = await ask({ number });
  return { news: answer.ok && answer.value.news };
}

const namespace = "order";
const NOT_ASKED = { "unknown-part": "choice.refused.unknown-part", "not-asked": "choice.refused.not-asked" } as const;

/** What can't be found is collected in another store. */
export const chooseStore = answerForm({
  namespace,
  act: action("shopper", OfPart.extend({ locationId: CollectElsewhere.shape.locationId }), async function chooseStore(who, { number, ...chosen }) {
    return collectElsewhere(who, { ...chosen, code: await codeHere(number) });
  }),
  refusals: { ...NOT_ASKED, "not-there": "choice.refused.not-there", gone: "choice.refused.gone" },
});
const NOT_SENT = { ...NOT_ASKED, "address-missing": "choice.refused.address-missing", gone: "choice.refused.gone" } as const;
/** It is sent where the order's other parcels go. */
export const chooseParcel = answerForm({
  namespace,
  act: action("shopper", OfPart, async function chooseParcel(who, { number, fulfilmentId }) {
    return deliverInstead(who, { fulfilmentId, code: await codeHere(number), address: null });
  }),
  refusals: NOT_SENT,
});
/** It is sent to the address in the form: the order had none. */
export const chooseParcelTo = answerForm({
  namespace,
  act: action("shopper", OfPart.extend(AddressInput.shape), async function chooseParcelTo(who, { number, fulfilmentId, ...address }) {
    return deliverInstead(who, { fulfilmentId, code: await codeHere(number), address });
  }),
  refusals: NOT_SENT,
});
/** It is not wanted from elsewhere: the money goes back. */
export const chooseMoney = answerForm({
  namespace,
  act: action("shopper", OfPart, async function chooseMoney(who, { number, fulfilmentId }) {
    return takeMoneyBack(who, { fulfilmentId, code: await codeHere(number) });
  }),
  refusals: NOT_ASKED,
});

const NOT_CHANGED = {
  "unknown-part": "choice.refused.unknown-part", "too-late": "change.refused.too-late", "changed-already": "change.refused.changed-already", gone: "choice.refused.gone", "address-missing": "choice.refused.address-missing", "costs-more": "change.refused.costs-more",
} as const;
/** Another store, before the picking begins. */
export const moveToStore = answerForm({
  namespace,
  act: action("shopper", OfPart.extend({ locationId: CollectElsewhere.shape.locationId }), async function moveToStore(who, { number, fulfilmentId, locationId }) {
    return changeWay(who, { fulfilmentId, code: await codeHere(number), to: { kind: "collect", locationId } });
  }),
  refusals: NOT_CHANGED,
});
/** A parcel instead of a collection, to where the order's parcels go. */
export const moveToParcel = answerForm({
  namespace,
  act: action("shopper", OfPart, async function moveToParcel(who, { number, fulfilmentId }) {
    return changeWay(who, { fulfilmentId, code: await codeHere(number), to: { kind: "deliver", address: null } });
  }),
  refusals: NOT_CHANGED,
});
/** The same to the address in the form: the order had none. */
export const moveToParcelAt = answerForm({
  namespace,
  act: action("shopper", OfPart.extend(AddressInput.shape), async function moveToParcelAt(who, { number, fulfilmentId, ...address }) {
    return changeWay(who, { fulfilmentId, code: await codeHere(number), to: { kind: "deliver", address } });
  }),
  refusals: NOT_CHANGED,
});
/** What waits, waits longer, once. */
export const keepLonger = answerForm({
  namespace,
  act: action("shopper", OfPart, async function keepLonger(who, { number, fulfilmentId }) {
    return extendHold(who, { fulfilmentId, code: await codeHere(number) });
  }),
  refusals: { "unknown-part": "choice.refused.unknown-part", "not-ready": "change.refused.not-ready", "extended-already": "change.refused.extended-already", "not-longer": "change.refused.not-longer" },
});
/** A part isn't wanted any more. */
export const dropPart = answerForm({
  namespace,
  act: action("shopper", OfPart, async function dropPart(who, { number, fulfilmentId }) {
    return cancelPart(who, { fulfilmentId, code: await codeHere(number) });
  }),
  refusals: { "unknown-part": "choice.refused.unknown-part", "not-paid": "change.refused.not-paid", "on-its-way": "change.refused.on-its-way", closed: "change.refused.closed" },
});
type Named = { readonly number: string; readonly name: string | null };
/** Each name is a letter to the buyer: as many as letters from one network. */
const named = limited("mail-network", async (who: Shopper, { number, name }: Named): ReturnType<typeof nameCollector> => {
  const order = await findOrderHere(number);
  return order ? nameCollector(who, { orderId: order.id, code: await codeHere(number), name }) : refused({ why: "unknown-order" });
}, ({ name }) => name !== null);
/** Who else may collect; an empty name withdraws it. */
export const sendSomebody = answerForm({
  namespace,
  act: action("shopper", OfOrder.extend({ name: NameCollector.shape.name }), async function sendSomebody(who, { number, name }) {
    return named(who, { number, name });
  }),
  refusals: { "unknown-order": "change.refused.unknown-order", "nothing-to-collect": "change.refused.nothing-to-collect", "too-many": "change.refused.too-many" },
});
