"use server";
import { z } from "zod";
import { HandOver, handOver } from "@/lib/fulfilment/hand-over";
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
  identitySeen: z.literal("on").optional().transform((on) => on === "on"),
});

export const give = answerForm({
  namespace: "staff-hand",
  act: action("staff", Given, handOver),
  refusals: {
    "unknown-part": "refused.unknown-part", "not-yours": "refused.not-yours", "not-for-collection": "refused.unknown-part", "not-paid": "refused.not-paid", "not-ready": "refused.not-ready", cancelled: "refused.cancelled",
    "no-proof": "refused.no-proof", "unknown-line": "refused.unknown-line", "wrong-code": "refused.wrong-code", "look-at-document": "refused.look-at-document", "already-collected": "refused.already-collected",
  },
});
