"use server";
import { z } from "zod";
import { AddressInput } from "@/lib/checkout/rules";
import { done, refused } from "@/lib/core/outcome";
import { Asked, CollectElsewhere, collectElsewhere } from "@/lib/fulfilment/collect-elsewhere";
import { deliverInstead } from "@/lib/fulfilment/deliver-instead";
import { lookUpOrder } from "@/lib/payments/look-up-payment";
import { takeMoneyBack } from "@/lib/payments/take-money-back";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
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
