import "server-only";
import type { Wording } from "@/lib/core/wording";
import { rowsOf } from "./reads";
import type { ImportId } from "./types";

const AT_ONCE = 1_000;

/** What is said of each row of an import, a line for each: line, column, item, what happens, the sentence, what was given. For callers who have checked who asks. */
export async function* saidLines(importId: ImportId, t: Wording): AsyncGenerator<readonly (readonly string[])[]> {
  yield [["line", "column", "item", "change", "what", "given"]];
  for (let after = 0; ; ) {
    const rows = await rowsOf(importId, { noted: true, after, most: AT_ONCE });
    if (rows.length > 0) yield rows.flatMap(({ key, change, problems, notes }) => [...problems, ...notes].map(({ line, column, why, given }) => [String(line), column, key, change ?? "", t(`said.${why}`, { given }), given]));
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    after = last.no;
  }
}
