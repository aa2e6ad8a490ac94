"use server";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { AcceptChanges, acceptChanges as acceptVerb } from "@/lib/cart/accept-changes";
import { SetFulfilment, setFulfilment as setFulfilmentVerb } from "@/lib/cart/change-line";
import { SetCoupon, setCoupon } from "@/lib/cart/set-coupon";
import { checkOut } from "@/lib/checkout/check-out";
import { CheckoutForm } from "@/lib/checkout/place-order";
import type { Shopper } from "@/lib/core/who";
import { action } from "@/lib/request/action";
import { limited } from "@/lib/request/limited";
import { formAction } from "@/lib/request/form";

export const order = formAction(action("shopper", CheckoutForm, limited("order", (who: Shopper, input: z.output<typeof CheckoutForm>) => checkOut(who, input))), ({ url }) => redirect(url));
export const chooseWay = action("shopper", SetFulfilment, setFulfilmentVerb);
export const setCode = action("shopper", SetCoupon, limited("code", setCoupon, ({ code }) => code !== null));
export const acceptChanges = action("shopper", AcceptChanges, acceptVerb);
