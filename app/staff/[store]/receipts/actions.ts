"use server";
import type { z } from "zod";
import { type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { MailReceipt, mailReceipt } from "@/lib/receipts/mail-receipt";
import type { NoReceipt } from "@/lib/receipts/print-receipt";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";
import { limit } from "@/lib/request/limit";

/** So many letters to one address, whoever asks: a typed address may be a stranger's. */
async function mailHere(who: Staff, sent: z.output<typeof MailReceipt>): Promise<Outcome<null, NoReceipt | { why: "too-many" }>> {
  const may = await limit("mail-address", sent.email);
  return may.ok ? mailReceipt(who, sent) : refused({ why: "too-many" });
}

export const mail = answerForm({
  namespace: "staff-receipt",
  act: action("staff", MailReceipt, mailHere),
  refusals: { "unknown-order": "refused.unknown-order", "not-yours": "refused.not-yours", "not-paid": "refused.not-paid", "too-many": "refused.too-many" },
  done: "mail.sent",
});
