"use server";
import { z } from "zod";
import { KeepBack, keepBack } from "@/lib/inventory/keep-back";
import { action } from "@/lib/request/action";
import { answerForm } from "@/lib/request/answer-form";

/** The place is chosen together with what the form said of it, so that nobody writes over what they have not seen. */
const Typed = KeepBack.omit({ locationId: true, seen: true }).extend({ place: z.string().max(60) }).transform(({ place, ...of }, context) => {
  const [locationId, seen] = place.split(":");
  const read = KeepBack.safeParse({ ...of, pieces: String(of.pieces), locationId, seen });
  if (read.success) return read.data;
  context.addIssue({ code: "custom", message: "not-valid", path: [""] });
  return z.NEVER;
});
export const keep = answerForm({
  namespace: "admin-stock",
  act: action("staff", Typed, keepBack),
  refusals: { "not-yours": "refused.not-yours", "unknown-thing": "refused.unknown-thing", "changed-meanwhile": "refused.changed-meanwhile" },
  done: "keep.done",
});
