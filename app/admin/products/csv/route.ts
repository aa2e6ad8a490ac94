import { z } from "zod";
import { plainMoney } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { inLocale } from "@/lib/core/words";
import { PRODUCT_TABLE, productRows, seesCatalogue } from "@/lib/office/products";
import { readView } from "@/lib/office/rules";
import { csvFile, csvStream } from "@/lib/request/csv";
import { officeLocale } from "@/lib/request/page";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";

/** The catalogue's table as a file, with the filters of its address. */
export const GET = route({
  who: "staff",
  input: z.looseObject({}),
  verb: async function productsFile(who, asked): Promise<Outcome<ReadableStream<Uint8Array>, { why: "not-yours" }>> {
    if (!seesCatalogue(who)) return refused({ why: "not-yours" });
    const locale = await officeLocale();
    const t = words(locale, "admin-products");
    const view = readView(PRODUCT_TABLE, asked as Record<string, string>);
    return done(
      csvStream({
        head: [t("csv.handle"), ...PRODUCT_TABLE.columns.map((column) => t(`columns.${column}`))],
        page: (after) => productRows(who, { ...view, after }, 500),
        cells: ({ handle, title, status, category, variants, from, free, addedAt }) => [handle, inLocale(title, locale), t(`values.state.${status}`), category && inLocale(category, locale), variants, from === null ? null : plainMoney(from, "EUR"), free, addedAt.toISOString()],
      }),
    );
  },
  status: { "not-yours": 403 },
  answer: csvFile("products"),
});
