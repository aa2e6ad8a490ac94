"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { CountPieces, countPieces } from "@/lib/inventory/count-pieces";
import { AskLabel, askLabel } from "@/lib/labels/ask-label";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { type NotRungUp, RingUp, ringUp } from "@/lib/till/ring-up";

/** A way as the button says it: taken along, sent home, or collected at a place. */
const Asked = RingUp.omit({ wanted: true, locale: true, quantity: true }).extend({
  way: z.enum(["carry-out", "deliver", "collect"]),
  from: RingUp.shape.place,
  store: z.string().regex(/^[a-z0-9-]{1,80}$/),
});

/** Into a basket of the till, and on to it: what lies here, or what another place holds and is paid here. */
async function sellFrom(who: Staff, { way, from, store, ...input }: z.output<typeof Asked>): Promise<Outcome<{ readonly to: string }, NotRungUp>> {
  const wanted = way === "deliver" ? ({ fulfilment: "deliver", locationId: null } as const) : ({ fulfilment: way, locationId: from } as const);
  const rung = await ringUp(who, { ...input, quantity: 1, locale: "it", wanted });
  return rung.ok ? done({ to: `/staff/${store}/till?basket=${input.basketId}` }) : rung;
}

const next = ({ to }: { readonly to: string }) => redirect(to);

export const sell = answerForm({
  namespace: "staff-goods",
  act: action("staff", Asked, sellFrom),
  refusals: {
    "not-yours": "refused.not-yours", "basket-gone": "refused.basket-gone", misread: "refused.not-sold", "not-ours": "refused.not-sold", "unknown-code": "refused.not-sold", "not-sold": "refused.not-sold", "sold-out": "refused.sold-out",
    "only-some-left": "refused.sold-out", "too-many": "refused.full", "cart-full": "refused.full",
  },
  onDone: next,
});

/** The label of this thing is missing at its shelf, or can't be read any more: into the store's reprints. */
export const askAnew = answerForm({ namespace: "staff-goods", act: action("staff", AskLabel, (who, sent) => askLabel(who, sent)), refusals: { "not-yours": "refused.not-here", "unknown-thing": "refused.not-sold" } });

/** What somebody counted here is what the books say from now on. */
export const count = answerForm({ namespace: "staff-goods", act: action("staff", CountPieces, countPieces), refusals: { "not-yours": "refused.not-yours", "unknown-thing": "refused.not-sold", moved: "count.moved", promised: "count.promised" } });
