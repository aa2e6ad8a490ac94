import "server-only";
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { beyondAscii, CannotRead, delimiterOf, type Encoding, encodingOf, firstLine, isUtf8, MOST } from "./rules";

/** A line of a file: its number (the head is 1) and its cells, as they stand there. */
export type Line = { readonly line: number; readonly cells: readonly string[] };
export type Chunks = AsyncIterable<Uint8Array>;

/** Counts and hashes the bytes that pass. */
export function weigh() {
  const hash = createHash("sha256");
  let bytes = 0;
  return {
    async *pass(chunks: Chunks): Chunks {
      for await (const chunk of chunks) {
        bytes += chunk.byteLength;
        if (bytes > MOST.bytes) throw new CannotRead("too-large");
        hash.update(chunk);
        yield chunk;
      }
    },
    end: () => ({ bytes, hash: hash.digest("hex") }),
  };
}

/**
 * A file's text: UTF-8 with or without its mark, UTF-16, or Windows-1252, which is known by the first sign that is not ASCII. Throws CannotRead for one
 * that begins in one and goes on in another, and for noughts, which no text has.
 */
export async function* decode(chunks: Chunks): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let encoding: Encoding | null = null;
  let first = true;
  let held = new Uint8Array();
  let line = 1;
  const say = (text: string) => {
    if (text.includes("\0")) throw new CannotRead("no-text", line + text.slice(0, text.indexOf("\0")).split("\n").length - 1);
    for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) line++;
    return text;
  };
  const decodeBy = (bytes: Uint8Array | undefined): string => {
    try {
      return say((decoder as TextDecoder).decode(bytes, { stream: bytes !== undefined }));
    } catch (error) {
      throw error instanceof CannotRead ? error : new CannotRead("mixed-encoding", line);
    }
  };
  for await (const chunk of chunks) {
    let bytes = chunk;
    if (first) {
      held = Buffer.concat([held, chunk]);
      if (held.byteLength < 4) continue; // what a mark needs
      [bytes, first] = [held, false];
      encoding = encodingOf(bytes);
    }
    if (!decoder && (encoding || beyondAscii(bytes))) {
      encoding ??= isUtf8(bytes) ? "utf-8" : "windows-1252";
      decoder = new TextDecoder(encoding, { fatal: true });
    }
    yield decoder ? decodeBy(bytes) : say(Buffer.from(bytes).toString("latin1"));
  }
  if (first) yield say(Buffer.from(held).toString("latin1"));
  if (decoder) yield decodeBy(undefined);
}

const WHY: Readonly<Record<string, "quotes" | "line-too-long">> = { CSV_QUOTE_NOT_CLOSED: "quotes", INVALID_OPENING_QUOTE: "quotes", CSV_INVALID_CLOSING_QUOTE: "quotes", CSV_MAX_RECORD_SIZE: "line-too-long" };

/** The lines of a file, one after the other, never the whole of it in memory; empty ones are passed over. Throws CannotRead. */
export async function* readLines(chunks: Chunks): AsyncGenerator<Line> {
  const text = decode(chunks);
  let head = "";
  let done = false;
  while (!done && firstLine(head) === null && head.length < MOST.line) {
    const next = await text.next();
    done = next.done === true;
    head += next.value ?? "";
  }
  if (head.trim() === "") throw new CannotRead("empty");
  const delimiter = delimiterOf(firstLine(head) ?? head);
  if (!delimiter) throw new CannotRead("one-column", 1);
  const parser = parse({ delimiter, bom: true, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: MOST.line, record_delimiter: ["\r\n", "\n", "\r"] });
  const whole = async function* () { yield head; yield* text; };
  const source = Readable.from(whole(), { objectMode: true });
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let lines = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (lines++ > MOST.lines) throw new CannotRead("too-many-lines", info.lines);
      if (record.length > MOST.columns) throw new CannotRead("too-many-columns", info.lines);
      const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
      yield { line: info.lines - breaks, cells: record };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new CannotRead(WHY[error.code] ?? "quotes", Number((error as { lines?: number }).lines ?? 0));
    throw error;
  } finally {
    source.destroy();
  }
}
