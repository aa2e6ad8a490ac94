"use server";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { addresses } from "@/components/shop/addresses";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Shopper } from "@/lib/core/who";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { basketCookie } from "@/lib/request/cookies";
import { tryLink, type TooMany } from "@/lib/request/limit";
import { networkHere } from "@/lib/request/network";
import { localeOfPage } from "@/lib/request/shopper";
import { type NotOpened, OpenOnPhone, openOnPhone } from "@/lib/till/phone/open-on-phone";

/** This phone gets the till's basket, and a cookie of its own for it: a bag that it has already waits untouched. */
async function openHere(who: Shopper, input: z.output<typeof OpenOnPhone>): Promise<Outcome<null, NotOpened | TooMany>> {
  const opened = await tryLink(await networkHere(), () => openOnPhone(who, input), (answer) => answer.ok || answer.why !== "unknown");
  if (!opened.ok) return opened;
  if (opened.value.token) await basketCookie.set(opened.value.token);
  return done(null);
}

export const open = answerForm({
  namespace: "from-till",
  act: action("shopper", OpenOnPhone, openHere),
  refusals: { unknown: "closed.unknown", expired: "closed.expired", "used-up": "closed.used-up", ended: "closed.ended", "other-code": "closed.other-code", "on-another-phone": "closed.on-another-phone", "basket-gone": "closed.basket-gone", "too-many": "closed.too-many" },
  onDone: async () => redirect(addresses(await localeOfPage()).checkout),
});
