import { z } from "zod";
import { plainMoney } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { eachDay, readPeriod, todayAt } from "@/lib/figures/period/rules";
import { revenueOf } from "@/lib/figures/revenue/reads";
import { netOf, netWithoutVat, NOTHING, seesFigures } from "@/lib/figures/rules";
import { csvFile, csvStream } from "@/lib/request/csv";
import { officeLocale } from "@/lib/request/page";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";

const COLUMNS = ["day", "sales", "refunds", "net", "withoutVat", "orders"] as const;

/** The days of a period as a file: a row for each, also where nothing was sold. */
export const GET = route({
  who: "staff",
  input: z.looseObject({}),
  verb: async function figuresFile(who, asked): Promise<Outcome<ReadableStream<Uint8Array>, { why: "not-yours" }>> {
    if (!seesFigures(who)) return refused({ why: "not-yours" });
    const t = words(await officeLocale(), "admin-figures");
    const period = readPeriod(asked, todayAt(new Date()));
    const days = new Map((await revenueOf(who, period)).days.map(({ day, sums }) => [day, sums]));
    return done(
      csvStream({
        head: COLUMNS.map((column) => t(`file-columns.${column}`)),
        page: async () => ({ rows: eachDay(period).map((day) => ({ day, sums: days.get(day) ?? NOTHING })), next: null }),
        cells: ({ day, sums }) => [day, ...[sums.sales, sums.refunds, netOf(sums), netWithoutVat(sums)].map((amount) => plainMoney(amount, "EUR")), sums.orders],
      }),
    );
  },
  status: { "not-yours": 403 },
  answer: csvFile("figures"),
});
