import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { carts } from "@/db/schema/all";
import { cartById } from "@/lib/cart/reads";
import { type IssuedCode, issueCode } from "@/lib/codes/issue-code";
import { sender } from "@/lib/company/reads";
import { newToken } from "@/lib/core/code";
import { hashOf } from "@/lib/core/hash";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { LOCALES, type Staff } from "@/lib/core/who";
import { Email } from "@/lib/customers/rules";
import { record } from "@/lib/events/record";
import { placesOf } from "@/lib/locations/reads";
import { basketLetter } from "@/lib/messages/templates/basket-letter";
import { writeMessage } from "@/lib/messages/write-message";
import { pressIn } from "@/lib/returns/exchange/reads";
import { lockBasket } from "../lock-basket";
import { sellsAt } from "../reads";
import { AtBasket } from "../ring-up";
import { opensFor, PAYS_MS } from "./rules";

export const SendToPhone = AtBasket.extend({ email: Email.nullable().default(null), locale: z.enum(LOCALES).default("it") });
export type SentCode = IssuedCode & { readonly email: string | null };
export type NotSent = { why: "not-yours" } | { why: "basket-gone" } | { why: "cart-empty" } | { why: "on-phone-already" } | { why: "exchange-on-phone" };

/**
 * Sends a basket that was rung up to its customer's phone, to be paid there: the code that the till shows, and a letter with it where an
 * address is given. The basket stays what and where it is, one cart for both, and who pays first has paid. Each call makes another code
 * and ends the one before it; the phone that had it has it no more. Refuses `on-phone-already` for a bag that came from a phone, `exchange-on-phone` where something comes back with it.
 */
export async function sendToPhone(who: Staff, { place, basketId, email, locale }: z.output<typeof SendToPhone>, now = new Date()): Promise<Outcome<SentCode, NotSent>> {
  const sent = await atomically(async (tx): Promise<Outcome<IssuedCode, NotSent>> => {
    if (!sellsAt(who, place)) return refused({ why: "not-yours" });
    const locked = await lockBasket(tx, place, basketId);
    if (!locked) return refused({ why: "basket-gone" });
    if (locked.customerId !== null || (locked.phoneAt !== null && locked.sentUntil === null)) return refused({ why: "on-phone-already" });
    if (await pressIn(basketId, tx)) return refused({ why: "exchange-on-phone" });
    const { lines } = await cartById(basketId, now, tx);
    if (lines.length === 0) return refused({ why: "cart-empty" });
    const lasts = opensFor(lines.some((line) => line.fulfilment === "carry-out"), email !== null);
    const code = await issueCode(tx, who, { purpose: "phone", cartId: basketId, at: place, withSign: lasts === undefined, ...(lasts === undefined ? {} : { lasts }) }, now);
    await tx.update(carts).set({ sentUntil: new Date(code.expiresAt.getTime() + PAYS_MS), phoneAt: null, tokenHash: hashOf(newToken(128)), locale }).where(eq(carts.id, basketId));
    await record(tx, who, { is: "cart.changed", cartId: basketId, version: locked.version });
    return done(code);
  }, { pool: "staff" });
  if (!sent.ok) return sent;
  if (email !== null) {
    const [store] = await placesOf([place]);
    const from = await sender();
    const mail = await basketLetter({ locale, store: store?.name ?? "", url: `${from.home}/${locale}/from-till?token=${sent.value.code}`, until: sent.value.expiresAt, timeZone: store?.timeZone ?? "Europe/Rome", from });
    await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `basket:${hashOf(sent.value.code).slice(0, 32)}`, kind: "basket", locale, recipient: email })), { pool: "staff" });
  }
  return done({ ...sent.value, email });
}
