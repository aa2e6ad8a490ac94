import { done, type Outcome, refused } from "@/lib/core/outcome";
import { WhichImport } from "@/lib/imports/confirm-import";
import { csvFile, csvLines } from "@/lib/request/csv";
import { saidLines } from "@/lib/imports/said-lines";
import { importById } from "@/lib/imports/reads";
import { importsFor } from "@/lib/imports/rules";
import { officeLocale } from "@/lib/request/page";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";

/** What is said of an import's rows, as a CSV: refusals first to mend the file, notes as well. */
export const GET = route({
  who: "staff",
  input: WhichImport,
  verb: async function importSaid(who, { importId }): Promise<Outcome<Response, { why: "not-yours" } | { why: "unknown-import" }>> {
    if (!importsFor(who)) return refused({ why: "not-yours" });
    if (!(await importById(importId))) return refused({ why: "unknown-import" });
    return done(csvFile(`import-${importId}`)(csvLines(saidLines(importId, words(await officeLocale(), "admin-imports")))));
  },
  status: { "not-yours": 403, "unknown-import": 404 },
  answer: (response) => response,
});
