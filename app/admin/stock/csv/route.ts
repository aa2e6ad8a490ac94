import { z } from "zod";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { inLocale } from "@/lib/core/words";
import { places } from "@/lib/locations/reads";
import { seesCatalogue } from "@/lib/office/products";
import { readView } from "@/lib/office/rules";
import { STOCK_TABLE, stockRows } from "@/lib/office/stock";
import { csvFile, csvStream } from "@/lib/request/csv";
import { officeLocale } from "@/lib/request/page";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";

/** The table of stock as a file, with the filters of its address: what each place has. */
export const GET = route({
  who: "staff",
  input: z.looseObject({}),
  verb: async function stockFile(who, asked): Promise<Outcome<ReadableStream<Uint8Array>, { why: "not-yours" }>> {
    if (!seesCatalogue(who)) return refused({ why: "not-yours" });
    const locale = await officeLocale();
    const t = words(locale, "admin-stock");
    const view = readView(STOCK_TABLE, asked as Record<string, string>);
    const known = await places();
    return done(
      csvStream({
        head: [t("csv.sku"), t("csv.title"), t("columns.thing"), ...known.map(({ name }) => name), t("columns.held"), t("columns.free")],
        page: (after) => stockRows(who, { ...view, after }, 500),
        cells: ({ sku, title, chosen, levels }) => {
          const held = levels.reduce((sum, each) => sum + each.held, 0);
          const onHand = levels.reduce((sum, each) => sum + each.onHand, 0);
          return [sku, inLocale(title, locale), chosen.map((value) => inLocale(value, locale)).join(", "), ...known.map(({ id }) => levels.find(({ locationId }) => locationId === id)?.onHand ?? 0), held, onHand - held];
        },
      }),
    );
  },
  status: { "not-yours": 403 },
  answer: csvFile("stock"),
});
