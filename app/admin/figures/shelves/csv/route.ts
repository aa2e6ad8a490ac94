import { z } from "zod";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { readPeriod, todayAt } from "@/lib/figures/period/rules";
import { shelvesOf } from "@/lib/figures/shelves/reads";
import { seesFigures } from "@/lib/figures/rules";
import { places } from "@/lib/locations/reads";
import { csvFile, csvStream } from "@/lib/request/csv";
import { officeLocale } from "@/lib/request/page";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";

const COLUMNS = ["counted", "exact", "missing", "over", "asked", "brought", "notThere", "expired", "noneLeft"] as const;

/** What was counted and asked for at shelves in a period, a row for each place. */
export const GET = route({
  who: "staff",
  input: z.looseObject({}),
  verb: async function shelvesFile(who, asked): Promise<Outcome<ReadableStream<Uint8Array>, { why: "not-yours" }>> {
    if (!seesFigures(who)) return refused({ why: "not-yours" });
    const t = words(await officeLocale(), "admin-figures");
    const [board, known] = await Promise.all([shelvesOf(who, readPeriod(asked, todayAt(new Date()))), places()]);
    return done(
      csvStream({
        head: ["place", ...COLUMNS].map((column) => t(`file-shelves.${column}`)),
        page: async () => ({ rows: board.places, next: null }),
        cells: ({ place, now }) => [known.find(({ id }) => id === place)?.name, ...COLUMNS.map((column) => now[column])],
      }),
    );
  },
  status: { "not-yours": 403 },
  answer: csvFile("shelves"),
});
