import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

/** Why a backup can't be made or restored, in one line that says what to do. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}

/** The first line of a backup. `migrations`: the moment of each that had run; tables follow with their rows as COPY writes them. */
export type Head = { readonly unico: 1; readonly at: string; readonly server: string; readonly migrations: readonly number[] };
export type TableHead = { readonly table: string; readonly columns: readonly string[] };
export type SequenceLine = { readonly sequence: string; readonly value: string; readonly called: boolean };
/** The last line: without it the file is a part of one. `rows` per table. */
export type Tail = { readonly end: Readonly<Record<string, number>> };

const NEWLINE = 0x0a;
const END_OF_ROWS = Buffer.from("\\.\n");
const END_WITHIN = Buffer.from("\n\\.\n");

/** Writes lines and rows, compressed, to `file`: under another name until all of it is on disk, readable by its owner only. */
export async function writeFile(file: string, content: AsyncIterable<Buffer | string>): Promise<number> {
  const half = `${file}.${process.pid}.part`;
  let bytes = 0;
  const counted = new Transform({ transform: (chunk: Buffer, _, next) => ((bytes += chunk.length), next(null, chunk)) });
  try {
    await pipeline(Readable.from(content, { objectMode: true }), createGzip({ level: 4 }), counted, createWriteStream(half, { mode: 0o600, flags: "wx", flush: true }));
    await rename(half, file);
    return bytes;
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

export type Reading = {
  /** The next line, read as JSON; null at the end of the file. */
  readonly line: () => Promise<unknown>;
  /** The rows that follow a table's line, to their end, in pieces that need not be whole rows. */
  readonly rows: () => AsyncGenerator<Buffer>;
  readonly close: () => void;
};

/** Reads a backup from its beginning. Throws BackupError for a file that is none, is cut off or has changed on its way. */
export function readFile(file: string): Reading {
  const source = createReadStream(file);
  const plain = source.on("error", (error) => plain.destroy(error)).pipe(createGunzip());
  const chunks = plain[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await chunks.next().catch((error: unknown) => {
      throw unreadable(file, error);
    });
    if (next.done) return false;
    held = held.length > 0 ? Buffer.concat([held, next.value]) : next.value;
    return true;
  };
  async function line(): Promise<unknown> {
    let at: number;
    while ((at = held.indexOf(NEWLINE)) < 0) if (!(await more())) return null;
    const text = held.subarray(0, at).toString("utf8");
    held = held.subarray(at + 1);
    try {
      return JSON.parse(text);
    } catch (error) {
      throw unreadable(file, error);
    }
  }
  async function* rows(): AsyncGenerator<Buffer> {
    while (held.length < END_OF_ROWS.length && (await more()));
    if (held.subarray(0, END_OF_ROWS.length).equals(END_OF_ROWS)) return void (held = held.subarray(END_OF_ROWS.length));
    for (;;) {
      const at = held.indexOf(END_WITHIN);
      if (at >= 0) {
        yield held.subarray(0, at + 1);
        held = held.subarray(at + END_WITHIN.length);
        return;
      }
      const sure = held.length - END_WITHIN.length;
      if (sure > 0) {
        yield held.subarray(0, sure);
        held = held.subarray(sure);
      }
      if (!(await more())) throw unreadable(file, null);
    }
  }
  return { line, rows, close: () => (source.destroy(), plain.destroy()) };
}

function unreadable(file: string, cause: unknown): Error {
  const code = (cause as { code?: string } | null)?.code ?? "";
  if (code === "ENOENT") return new BackupError(`There is no file ${file}: give the path of a backup.`, { cause });
  if (/^E[A-Z]+$/.test(code)) return new BackupError(`${file} can't be read (${code}): give the path of a backup that this user may read.`, { cause });
  return new BackupError(`${file} is no whole backup: it was cut off or changed on its way. Take another copy of it, or an earlier backup.`, { cause });
}
