"use server";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { AcceptChanges, acceptChanges as acceptVerb } from "@/lib/cart/accept-changes";
import { SetFulfilment, setFulfilment as setFulfilmentVerb } from "@/lib/cart/change-line";
import { ChooseWallet, chooseWallet as chooseWalletVerb } from "@/lib/cart/choose-wallet";
import { EnterCode, enterCode } from "@/lib/cart/enter-code";
import { checkOut, foresee } from "@/lib/checkout/check-out";
import { CheckoutForm } from "@/lib/checkout/place-order";
import type { Shopper } from "@/lib/core/who";
import { action } from "@/lib/request/action";
import { limited } from "@/lib/request/limited";
import { rememberOrder } from "@/lib/request/order-key";
import { besideForm, formAction } from "@/lib/request/form";
import { oncePerPress } from "@/lib/request/turn";

const placed = limited("order", (who: Shopper, input: z.output<typeof CheckoutForm>) => checkOut(who, input));
/** Two clicks at once are one: of the same bag, checkout and sums. What a look refuses counts as no order. */
const pressed: typeof placed = (who, input) => oncePerPress([who.customerId, who.cartId, JSON.stringify(input)].join(" "), async () => (await foresee(who, input)) ?? placed(who, input));

export const order = formAction(action("shopper", CheckoutForm, pressed), async ({ url, opens }) => {
  if (opens) await rememberOrder(opens.number, opens.code); // the framework renders the order's page in the same breath, with this cookie
  redirect(url);
});
export const chooseWay = action("shopper", SetFulfilment, setFulfilmentVerb);
export const setCode = action("shopper", EnterCode, limited("code", enterCode, ({ code }) => code !== null));
const chooseWallet = action("shopper", ChooseWallet, chooseWalletVerb);

/** The same from a button of the order's form, before JavaScript has arrived. */
export const plainCode = besideForm("code", ({ code }) => setCode({ code: String(code ?? "") }));
export const plainNoCode = besideForm("code", () => setCode({ code: null }));
export const plainWallet = besideForm("code", (_fields, walletId: string, chosen: boolean) => chooseWallet({ walletId, chosen }));
export const acceptChanges = action("shopper", AcceptChanges, acceptVerb);
