import { z } from "zod";
import { plainMoney } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { inLocale } from "@/lib/core/words";
import { readPeriod, todayAt } from "@/lib/figures/period/rules";
import { returnsOf } from "@/lib/figures/returns/reads";
import { seesFigures } from "@/lib/figures/rules";
import { csvFile, csvStream } from "@/lib/request/csv";
import { officeLocale } from "@/lib/request/page";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";

/** What came back in a period, as a file: the rows by right, then by reason, then by product. */
export const GET = route({
  who: "staff",
  input: z.looseObject({}),
  verb: async function returnsFile(who, asked): Promise<Outcome<ReadableStream<Uint8Array>, { why: "not-yours" }>> {
    if (!seesFigures(who)) return refused({ why: "not-yours" });
    const locale = await officeLocale();
    const t = words(locale, "admin-figures");
    const { byRight, byReason, things } = await returnsOf(who, readPeriod(asked, todayAt(new Date())));
    const rows = [
      ...byRight.map((row) => ({ ...row, by: t("returns.byRight.head"), name: t(`right.${row.key}`) })),
      ...byReason.map((row) => ({ ...row, by: t("returns.byReason.head"), name: t(`reason.${row.key}`) })),
      ...things.map((row) => ({ ...row, by: t("returns.things.head"), name: inLocale(row.title, locale) })),
    ];
    return done(
      csvStream({
        head: ["by", "key", "pieces", "money", "refused", "before"].map((column) => t(`file-returns.${column}`)),
        page: async () => ({ rows, next: null }),
        cells: ({ by, name, now, before }) => [by, name, now.pieces, plainMoney(now.money, "EUR"), now.refused, before.pieces],
      }),
    );
  },
  status: { "not-yours": 403 },
  answer: csvFile("returns"),
});
