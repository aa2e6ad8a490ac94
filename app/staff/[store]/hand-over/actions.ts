"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { HandOver, handOver, type NotHandedOver } from "@/lib/fulfilment/hand-over";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";

/** As a form sends it: what was left empty was not said. */
const unlessEmpty = (most: number) => z.string().trim().max(most, "not-valid").transform((text) => text || undefined).optional();
/** Ticked lines; a hidden sign before them tells "none" from "not asked". */
const ticked = z.preprocess((sent) => (sent === undefined ? undefined : [sent].flat().filter((each) => each !== "some")), z.array(z.coerce.number().int().min(0).max(1000), "required").min(1, "required").max(1000).optional());
const Given = HandOver.extend({
  positions: ticked,
  code: unlessEmpty(100),
  receiver: unlessEmpty(80),
  asked: z.literal("who").optional(), // its buyer named somebody: which of the two is it
  taker: z.string().trim().max(80).optional(), // empty: the buyer
  identitySeen: z.literal("on").optional().transform((on) => on === "on"),
  store: z.string().regex(/^[a-z0-9-]{1,80}$/), // in which counter's page it is done
}).refine(({ asked, taker, receiver }) => asked === undefined || taker !== undefined || receiver !== undefined, "who");

/** Handed over, and on to the next customer: the page says so, and listens again. */
async function giveHere(who: Staff, input: z.output<typeof Given>): Promise<Outcome<{ readonly to: string }, NotHandedOver>> {
  const given = await handOver(who, { ...input, receiver: input.receiver ?? (input.taker || undefined) });
  return given.ok ? done({ to: `/staff/${input.store}/hand-over?given=${input.fulfilmentId}` }) : given;
}

const next = ({ to }: { readonly to: string }) => redirect(to);

export const give = answerForm({
  namespace: "staff-hand",
  act: action("staff", Given, giveHere),
  refusals: {
    "unknown-part": "refused.unknown-part", "not-yours": "refused.not-yours", "not-for-collection": "refused.unknown-part", "not-paid": "refused.not-paid", "not-ready": "refused.not-ready", cancelled: "refused.cancelled",
    "no-proof": "refused.no-proof", "unknown-line": "refused.unknown-line", "wrong-code": "refused.wrong-code", "look-at-document": "refused.look-at-document", "already-collected": "refused.already-collected",
  },
  onDone: next,
});
