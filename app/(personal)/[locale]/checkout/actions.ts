"use server";
import { redirect } from "next/navigation";
import { AcceptChanges, acceptChanges as acceptVerb } from "@/lib/cart/accept-changes";
import { SetFulfilment, setFulfilment as setFulfilmentVerb } from "@/lib/cart/change-line";
import { SetCoupon, setCoupon } from "@/lib/cart/set-coupon";
import { checkOut } from "@/lib/checkout/check-out";
import { CheckoutForm } from "@/lib/checkout/place-order";
import { action } from "@/lib/request/action";
import { formAction } from "@/lib/request/form";

export const order = formAction(action("shopper", CheckoutForm, checkOut), ({ url }) => redirect(url));
export const chooseWay = action("shopper", SetFulfilment, setFulfilmentVerb);
export const setCode = action("shopper", SetCoupon, setCoupon);
export const acceptChanges = action("shopper", AcceptChanges, acceptVerb);
