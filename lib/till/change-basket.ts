import "server-only";
import type { z } from "zod";
import { acceptChanges } from "@/lib/cart/accept-changes";
import { type LineGone, SetFulfilment, setFulfilment, SetQuantity, setQuantity } from "@/lib/cart/change-line";
import { ChooseWallet, chooseWallet } from "@/lib/cart/choose-wallet";
import { EnterCode, enterCode, type NotEntered } from "@/lib/cart/enter-code";
import type { Cart } from "@/lib/cart/types";
import { type Outcome, refused } from "@/lib/core/outcome";
import type { Shopper, Staff } from "@/lib/core/who";
import { shopperAt } from "./reads";
import { AtBasket } from "./ring-up";

export type NotHere = { why: "basket-gone" };
type At = z.output<typeof AtBasket>;

/** What a shopper may do with their bag the till does with a basket that it has in hand: the same verbs, by the colleague. Refuses `basket-gone` where it has not. */
async function forShopper<T, R extends { why: string }>(who: Staff, { place, basketId }: At, act: (shopper: Shopper) => Promise<Outcome<T, R>>): Promise<Outcome<T, R | NotHere>> {
  const shopper = await shopperAt(who, place, basketId);
  return shopper ? act(shopper) : refused({ why: "basket-gone" });
}

export const SetPieces = AtBasket.extend(SetQuantity.shape);
/** Sets a line's pieces; none takes it out. */
export const setPieces = (who: Staff, input: z.output<typeof SetPieces>): Promise<Outcome<Cart, LineGone | NotHere>> => forShopper(who, input, (shopper) => setQuantity(shopper, input));

export const SetWay = AtBasket.extend(SetFulfilment.shape);
/** Whether a line is taken along, collected somewhere or sent. */
export const setWay = (who: Staff, input: z.output<typeof SetWay>): Promise<Outcome<Cart, LineGone | NotHere | { why: "not-there" } | { why: "too-many"; most: number }>> => forShopper(who, input, (shopper) => setFulfilment(shopper, input));

export const TakeCode = AtBasket.extend(EnterCode.shape);
/** A gift card, or a discount code. */
export const takeCode = (who: Staff, input: z.output<typeof TakeCode>): Promise<Outcome<Cart, NotEntered | NotHere>> => forShopper(who, input, (shopper) => enterCode(shopper, input));

export const PayFromWallet = AtBasket.extend(ChooseWallet.shape);
/** Store credit of whom the basket belongs to, or a gift card that is not to pay after all. */
export const payFromWallet = (who: Staff, input: z.output<typeof PayFromWallet>): Promise<Outcome<Cart, { why: "cart-empty" } | { why: "not-yours" } | NotHere>> => forShopper(who, input, (shopper) => chooseWallet(shopper, input));

export const Accept = AtBasket;
/** The customer hears what changed since their phone showed it, and agrees. */
export const accept = (who: Staff, input: At): Promise<Outcome<Cart, { why: "cart-empty" } | NotHere>> => forShopper(who, input, (shopper) => acceptChanges(shopper, {}));
