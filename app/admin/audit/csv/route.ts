import { z } from "zod";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { places } from "@/lib/locations/reads";
import { auditTable, deeds, peopleOf, readsAudit } from "@/lib/office/audit";
import { readView } from "@/lib/office/rules";
import { csvFile, csvStream } from "@/lib/request/csv";
import { officeLocale } from "@/lib/request/page";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";

/** What colleagues did as a file, with the filters of its address. */
export const GET = route({
  who: "staff",
  input: z.looseObject({}),
  verb: async function auditFile(who, asked): Promise<Outcome<ReadableStream<Uint8Array>, { why: "not-yours" }>> {
    if (!readsAudit(who)) return refused({ why: "not-yours" });
    const t = words(await officeLocale(), "admin-audit");
    const [people, known] = await Promise.all([peopleOf(who), places()]);
    const spec = auditTable(people);
    const view = readView(spec, asked as Record<string, string>);
    return done(
      csvStream({
        head: spec.columns.map((column) => t(`columns.${column}`)),
        page: (after) => deeds(who, { ...view, after }, 500),
        cells: ({ at, by, is, order, thing, pieces, locationId }) => [at.toISOString(), by, t(`facts.${is}`), order ?? thing ?? pieces, known.find(({ id }) => id === locationId)?.name],
      }),
    );
  },
  status: { "not-yours": 403 },
  answer: csvFile("audit"),
});
