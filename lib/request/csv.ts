import "server-only";
import { csvLine } from "@/lib/office/rules";
import type { Cursor, Page } from "@/lib/office/types";

type Cell = string | number | null | undefined;
type Sheet<Row> = {
  readonly head: readonly string[];
  /** The rows after a place; asked until there are none. */
  readonly page: (after: Cursor | null) => Promise<Page<Row>>;
  readonly cells: (row: Row) => readonly Cell[];
};

/** A table as a CSV file (RFC 4180, UTF-8 with its mark, which Excel asks for), a page of rows at a time as the reader takes them; nothing is gathered. */
export function csvStream<Row>({ head, page, cells }: Sheet<Row>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let after: Cursor | null = null;
  let begun = false;
  return new ReadableStream({
    async pull(controller) {
      const { rows, next }: Page<Row> = await page(after);
      controller.enqueue(encoder.encode((begun ? "" : `\uFEFF${csvLine(head)}`) + rows.map((row) => csvLine(cells(row))).join("")));
      begun = true;
      after = next;
      if (next === null) controller.close();
    },
  });
}

/** The answer that carries it, to be kept under a name. */
export const csvFile = (name: string) => (stream: ReadableStream<Uint8Array>): Response =>
  new Response(stream, { headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${name}.csv"`, "cache-control": "private, no-store" } });

/** The same of lines that come some at a time, their head among them. */
export function csvLines(lines: AsyncIterator<readonly (readonly string[])[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (to) => to.enqueue(encoder.encode("\uFEFF")),
    async pull(to) {
      const next = await lines.next();
      if (next.done) to.close();
      else to.enqueue(encoder.encode(next.value.map(csvLine).join("")));
    },
    cancel: async () => void (await lines.return?.()),
  });
}
