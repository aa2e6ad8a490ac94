import { z } from "zod";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { places } from "@/lib/locations/reads";
import { approvalRows, approvalsTable, readsApprovals } from "@/lib/office/approvals";
import { readView } from "@/lib/office/rules";
import { csvFile, csvStream } from "@/lib/request/csv";
import { officeLocale } from "@/lib/request/page";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";
import { sayHowMuch } from "../say-approval";

/** What was asked for and decided as a file, with the filters of its address. */
export const GET = route({
  who: "staff",
  input: z.looseObject({}),
  verb: async function approvalsFile(who, asked): Promise<Outcome<ReadableStream<Uint8Array>, { why: "not-yours" }>> {
    if (!readsApprovals(who)) return refused({ why: "not-yours" });
    const locale = await officeLocale();
    const [names, known] = [words(locale, "admin-approvals"), await places()];
    const spec = approvalsTable(known);
    const view = readView(spec, asked as Record<string, string>);
    return done(
      csvStream({
        head: spec.columns.map((column) => names(`columns.${column}`)),
        page: (after) => approvalRows(who, { ...view, after }, 500),
        cells: ({ at, action, amount, by, about, end, answeredBy, locationId, device }) => [at.toISOString(), names(`values.what.${action}`), sayHowMuch(action, amount, locale, names), by, about, names(`values.end.${end}`), answeredBy, known.find(({ id }) => id === locationId)?.name, device],
      }),
    );
  },
  status: { "not-yours": 403 },
  answer: csvFile("approvals"),
});
