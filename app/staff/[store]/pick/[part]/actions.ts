"use server";
import { z } from "zod";
import { Part } from "@/lib/fulfilment/hand-over";
import { MakeReady, makeReady } from "@/lib/fulfilment/make-ready";
import { ReportShortage, reportShortage } from "@/lib/fulfilment/report-shortage";
import { ScanPiece, scanPiece } from "@/lib/fulfilment/scan-piece";
import { TakeBackScan, takeBackScan } from "@/lib/fulfilment/take-back-scan";
import { giveBackPick, takePick } from "@/lib/fulfilment/take-pick";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";

const PART = { "unknown-part": "refused.unknown-part", "not-yours": "refused.not-yours" } as const;
const TAKEN = { "not-taken": "refused.not-taken", taken: "refused.taken" } as const;
/** Figures as a form sends them. */
const Short = ReportShortage.extend({ position: z.coerce.number().int().min(0).max(1000), pieces: z.coerce.number().int().min(1).max(1000) });
/** On a screen the shelf is asked for: who hands over must find it. */
const Shelved = MakeReady.extend({ shelf: z.string("required").trim().toUpperCase().min(1, "required").max(20, "not-valid") });

export const take = answerForm({ namespace: "staff-pick", act: action("staff", Part, takePick), refusals: { ...PART, "not-paid": "refused.not-paid", "not-waiting": "refused.not-waiting", taken: "refused.taken" } });
export const giveBack = answerForm({ namespace: "staff-pick", act: action("staff", Part, giveBackPick), refusals: { ...PART, "not-paid": "refused.not-paid", "not-waiting": "refused.not-waiting" } });
export const short = answerForm({
  namespace: "staff-pick",
  act: action("staff", Short, reportShortage),
  refusals: { ...PART, ...TAKEN, "not-for-collection": "refused.unknown-part", "unknown-line": "refused.unknown-line", "found-already": "refused.found-already" },
});
export const ready = answerForm({
  namespace: "staff-pick",
  act: action("staff", Shelved, makeReady),
  refusals: { ...PART, ...TAKEN, "not-for-collection": "refused.unknown-part", "not-paid": "refused.not-paid", cancelled: "refused.not-waiting", "not-all-found": "refused.not-all-found", "already-collected": "refused.not-waiting" },
});
/** Each press of the trigger: no form, so that the next piece need not wait for a page. */
export const scan = action("staff", ScanPiece, scanPiece);
/** The last of them was a mistake. */
export const unscan = action("staff", TakeBackScan, takeBackScan);
