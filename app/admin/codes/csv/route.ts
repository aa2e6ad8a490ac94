import { z } from "zod";
import { plainMoney } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { CODE_TABLE, codeRows } from "@/lib/office/codes";
import { readView } from "@/lib/office/rules";
import { codeState, managesCodes } from "@/lib/pricing/codes/rules";
import { csvFile, csvStream } from "@/lib/request/csv";
import { officeLocale } from "@/lib/request/page";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";
import { sayGift } from "../say-gift";

/** Discount codes as a file, with the filters of its address: how a batch is handed on to whoever prints it. */
export const GET = route({
  who: "staff",
  input: z.looseObject({}),
  verb: async function codesFile(who, asked): Promise<Outcome<ReadableStream<Uint8Array>, { why: "not-yours" }>> {
    if (!managesCodes(who)) return refused({ why: "not-yours" });
    const [locale, now] = [await officeLocale(), new Date()];
    const names = words(locale, "admin-codes");
    const view = readView(CODE_TABLE, asked as Record<string, string>);
    return done(
      csvStream({
        head: [names("columns.code"), names("form.name"), ...CODE_TABLE.columns.slice(1).map((column) => names(`columns.${column}`))],
        page: (after) => codeRows(who, { ...view, after }, 500),
        cells: (row) => [row.code, row.name, sayGift(row, locale), row.endsAt?.toISOString(), row.used, plainMoney(row.given, "EUR"), names(`values.state.${codeState(row, now)}`)],
      }),
    );
  },
  status: { "not-yours": 403 },
  answer: csvFile("codes"),
});
