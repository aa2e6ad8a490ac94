import { z } from "zod";
import { plainMoney } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { inLocale } from "@/lib/core/words";
import { PRICE_TABLE, pricedRows } from "@/lib/office/prices";
import { seesCatalogue } from "@/lib/office/products";
import { readView } from "@/lib/office/rules";
import { stepsOf } from "@/lib/pricing/plan/rules";
import { lowestBefore, priceAt, reductionAt } from "@/lib/pricing/rules";
import { csvFile, csvStream } from "@/lib/request/csv";
import { officeLocale } from "@/lib/request/page";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";

/** The price list as a file, with the filters of its address. */
export const GET = route({
  who: "staff",
  input: z.looseObject({}),
  verb: async function pricesFile(who, asked): Promise<Outcome<ReadableStream<Uint8Array>, { why: "not-yours" }>> {
    if (!seesCatalogue(who)) return refused({ why: "not-yours" });
    const locale = await officeLocale();
    const t = words(locale, "admin-prices");
    const view = readView(PRICE_TABLE, asked as Record<string, string>);
    const now = new Date();
    return done(
      csvStream({
        head: [t("columns.sku"), t("columns.thing"), t("columns.regular"), t("columns.now"), t("columns.lowest"), t("columns.next")],
        page: (after) => pricedRows(who, { ...view, after }, 500),
        cells: ({ sku, title, chosen, rows }) => {
          const plain = (amount: Parameters<typeof plainMoney>[0] | undefined) => (amount === undefined ? null : plainMoney(amount, "EUR"));
          const [at, steps] = [priceAt(rows, now), stepsOf(rows)];
          const next = steps.find(({ startsAt }) => startsAt > now);
          return [sku, [title, ...chosen].map((text) => inLocale(text, locale)).join(", "), plain(steps.findLast(({ kind, startsAt }) => kind === "regular" && startsAt <= now)?.amount), at?.kind === "reduced" ? plain(at.amount) : null, plain((reductionAt(rows, now) ?? lowestBefore(rows, now))?.lowest), next ? `${next.startsAt.toISOString()} ${plainMoney(next.amount, "EUR")}` : null];
        },
      }),
    );
  },
  status: { "not-yours": 403 },
  answer: csvFile("prices"),
});
