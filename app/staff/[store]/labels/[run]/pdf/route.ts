import { z } from "zod";
import { config } from "@/lib/core/config";
import { isId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { drawLabels } from "@/lib/labels/draw-labels";
import { findRun } from "@/lib/labels/reads";
import type { RunId } from "@/lib/labels/types";
import { placesOf } from "@/lib/locations/reads";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";

type File = { readonly name: string; readonly pdf: ReadableStream<Uint8Array> };

/** The labels of a run as a file, for colleagues of its place; the same 404 for everybody else. */
export const GET = route({
  who: "staff",
  input: z.object({ store: z.string(), run: z.string().refine(isId).transform((id) => id as RunId) }),
  verb: async function labelsFile(who, { run: runId }): Promise<Outcome<File, { why: "unknown-run" }>> {
    const run = await findRun(who, runId);
    const [place] = run ? await placesOf([run.locationId]) : [];
    if (!run || !place) return refused({ why: "unknown-run" });
    const pdf = await drawLabels(run, { origin: config().UNICO_BASE_URL, place: place.handle, timeZone: place.timeZone });
    return done({ name: words(run.locale, "labels")("fileName", { place: place.handle, day: run.madeAt.toISOString().slice(0, 10) }), pdf });
  },
  status: { "unknown-run": 404 },
  answer: ({ name, pdf }) => new Response(pdf as ReadableStream<Uint8Array<ArrayBuffer>>, { headers: { "content-type": "application/pdf", "content-disposition": `attachment; filename="${name}"`, "cache-control": "private, no-store" } }),
});
