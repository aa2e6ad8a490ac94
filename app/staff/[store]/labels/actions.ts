"use server";
import { redirect } from "next/navigation";
import { done } from "@/lib/core/outcome";
import { readHandle } from "@/lib/core/handle";
import { ConfirmLabels, confirmLabels } from "@/lib/labels/confirm-labels";
import { PrintLabels, printLabels } from "@/lib/labels/print-labels";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";

const print = action("staff", PrintLabels, printLabels);
/** Each sheet of the form has its own positions: those of the chosen one count. Then to the run's page. */
async function printHere(sent: Record<string, unknown>) {
  const answer = await print({ ...sent, startsAt: sent[`start-${String(sent["template"])}`] ?? "0" } as never);
  return answer.ok ? done({ to: `/staff/${readHandle(String(sent["store"])) ?? ""}/labels/${answer.value.runId}` }) : answer;
}

export const make = answerForm({
  namespace: "labels",
  act: printHere as (sent: never) => ReturnType<typeof printHere>,
  refusals: { "not-yours": "refused.not-yours", nothing: "refused.nothing", "too-many": "refused.too-many", "unknown-thing": "refused.unknown-thing", "no-such-position": "refused.no-such-position" },
  onDone: ({ to }) => redirect(to),
});
export const hang = answerForm({ namespace: "labels", act: action("staff", ConfirmLabels, confirmLabels), refusals: { "not-yours": "refused.not-yours", "unknown-run": "refused.unknown-run" } });
