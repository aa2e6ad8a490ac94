import { z } from "zod";
import { plainMoney } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { places } from "@/lib/locations/reads";
import { orderRows, orderTable } from "@/lib/office/orders";
import { readView } from "@/lib/office/rules";
import { csvFile, csvStream } from "@/lib/request/csv";
import { officeLocale } from "@/lib/request/page";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";

/** The table of orders as a file, with the filters of its address. */
export const GET = route({
  who: "staff",
  input: z.looseObject({}),
  verb: async function ordersFile(who, asked): Promise<Outcome<ReadableStream<Uint8Array>, { why: "not-yours" }>> {
    if (!who.may.has("hand-over")) return refused({ why: "not-yours" });
    const t = words(await officeLocale(), "admin-orders");
    const known = await places();
    const spec = orderTable(known, asked);
    const view = readView(spec, asked as Record<string, string>);
    return done(
      csvStream({
        head: spec.columns.map((column) => t(`columns.${column}`)),
        page: (after) => orderRows(who, { ...view, after }, 500),
        cells: ({ number, placedAt, name, parts, pieces, total, currency, state }) => [
          number, placedAt.toISOString(), name, parts.map(({ kind, state: part, locationId }) => `${t(`values.way.${kind}`)}, ${known.find(({ id }) => id === locationId)?.name ?? ""}, ${t(`part.${part}`)}`).join("; "), pieces, plainMoney(total, currency), t(`state.${state}`),
        ],
      }),
    );
  },
  status: { "not-yours": 403 },
  answer: csvFile("orders"),
});
