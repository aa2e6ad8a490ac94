import "server-only";
import { atomically } from "@/db/atomically";
import { signCode } from "@/lib/codes/sign-code";
import { sender } from "@/lib/company/reads";
import type { Sender } from "@/lib/company/types";
import { done } from "@/lib/core/outcome";
import { claimReported, claimStepped } from "@/lib/messages/templates/claim";
import type { Mail } from "@/lib/messages/render-mail";
import { writeMessage } from "@/lib/messages/write-message";
import { orderById } from "@/lib/orders/reads";
import type { Order } from "@/lib/orders/types";
import { claimById } from "./reads";
import type { Claim, ClaimId, ClaimStepId } from "./types";

/** Steps that have a letter of their own: a return tells of its refund, who withdraws knows it, and who has it back holds it. */
const TOLD = new Set(["repair", "ready", "replacement", "reduction", "refused"]);

/** Tells a customer that their claim was received, with its words, day and time, and what happens next; nothing to who left no address. May be repeated: one claim, one letter. */
export const confirmClaim = (id: ClaimId): Promise<void> => write(id, `claim-reported:${id}`, "claim-reported", (about) => claimReported(about));

/** Tells a customer what was decided about their claim, and what it means. May be repeated: one step, one letter. */
export async function tellStep(id: ClaimId, stepId: ClaimStepId): Promise<void> {
  const taken = (await claimById(id))?.steps.find((step) => step.id === stepId);
  if (taken && TOLD.has(taken.step)) await write(id, `claim:${stepId}`, "claim-decided", (about) => claimStepped({ ...about, taken }));
}

type About = { readonly order: Order; readonly claim: Claim; readonly code: string; readonly from: Sender };
async function write(id: ClaimId, dedupe: string, kind: string, letter: (about: About) => Promise<Mail>): Promise<void> {
  const claim = await claimById(id);
  const order = claim && (await orderById(claim.orderId));
  if (!claim || !order) throw new Error(`claim ${id} or its order is not there`);
  const mail = await letter({ order, claim, code: signCode("order", order.id), from: await sender() });
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe, kind, locale: order.locale, recipient: order.contact.email, orderId: order.id })));
}
