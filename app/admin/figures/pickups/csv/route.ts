import { z } from "zod";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { readPeriod, todayAt } from "@/lib/figures/period/rules";
import { pickupsOf } from "@/lib/figures/pickups/reads";
import { seesFigures } from "@/lib/figures/rules";
import { places } from "@/lib/locations/reads";
import { csvFile, csvStream } from "@/lib/request/csv";
import { officeLocale } from "@/lib/request/page";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";

const COLUMNS = ["ready", "inTime", "broken", "p50", "p90", "overdue", "collected", "waited", "lapsed", "missing", "damaged"] as const;

/** How collections went in a period, a row for each place; times in whole minutes. */
export const GET = route({
  who: "staff",
  input: z.looseObject({}),
  verb: async function pickupsFile(who, asked): Promise<Outcome<ReadableStream<Uint8Array>, { why: "not-yours" }>> {
    if (!seesFigures(who)) return refused({ why: "not-yours" });
    const t = words(await officeLocale(), "admin-figures");
    const [board, known] = await Promise.all([pickupsOf(who, readPeriod(asked, todayAt(new Date()))), places()]);
    return done(
      csvStream({
        head: ["place", ...COLUMNS].map((column) => t(`file-pickups.${column}`)),
        page: async () => ({ rows: board.places, next: null }),
        cells: ({ place, now }) => [known.find(({ id }) => id === place)?.name, ...COLUMNS.map((column) => (now[column] === null ? null : Math.round(now[column])))],
      }),
    );
  },
  status: { "not-yours": 403 },
  answer: csvFile("collections"),
});
