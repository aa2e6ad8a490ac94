import { z } from "zod";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { places } from "@/lib/locations/reads";
import { colleagueRows, peopleTable } from "@/lib/office/people";
import { readView } from "@/lib/office/rules";
import { managesPeople } from "@/lib/people/rules";
import { csvFile, csvStream } from "@/lib/request/csv";
import { officeLocale } from "@/lib/request/page";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";
import { sayRole } from "../say-people";

/** Colleagues as a file, with the filters of its address. */
export const GET = route({
  who: "staff",
  input: z.looseObject({}),
  verb: async function peopleFile(who, asked): Promise<Outcome<ReadableStream<Uint8Array>, { why: "not-yours" }>> {
    if (!managesPeople(who)) return refused({ why: "not-yours" });
    const [names, known] = [words(await officeLocale(), "admin-people"), await places()];
    const spec = peopleTable(known);
    const view = readView(spec, asked as Record<string, string>);
    return done(
      csvStream({
        head: spec.columns.map((column) => names(`columns.${column}`)),
        page: (after) => colleagueRows(who, { ...view, after }, 500),
        cells: ({ name, roles, seenAt, state, email }) => [name, roles.map((role) => sayRole(role, known, names)).join("; "), seenAt?.toISOString(), names(`values.state.${state}`), email],
      }),
    );
  },
  status: { "not-yours": 403 },
  answer: csvFile("people"),
});
