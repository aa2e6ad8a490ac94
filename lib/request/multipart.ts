import "server-only";
import { CannotRead } from "@/lib/imports/file/rules";

/** A form with one file at its end, as it comes: the fields before it, then the file in pieces, never the whole of it in memory. */
export type Sent = { readonly fields: Readonly<Record<string, string>>; readonly fileName: string; readonly chunks: AsyncGenerator<Uint8Array> };
/** Bytes of all fields before the file, and of a part's own head. */
const MOST_FIELDS = 16 * 1024;

/** The parts of a form (RFC 7578) up to its first file; null for what is no such form. The file's pieces throw CannotRead where it breaks off. */
export async function readForm(request: Request): Promise<Sent | null> {
  const boundary = /^multipart\/form-data;.*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(request.headers.get("content-type") ?? "");
  if (!boundary || !request.body) return null;
  const mark = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
  const source = (request.body as ReadableStream<Uint8Array>).getReader();
  let held: Buffer = Buffer.from("\r\n");
  const more = async (): Promise<boolean> => {
    const { done, value } = await source.read();
    if (!done) held = Buffer.concat([held, value]);
    return !done;
  };
  const fields: Record<string, string> = {};
  let taken = 0;
  for (;;) {
    let at: number;
    while ((at = held.indexOf("\r\n\r\n", mark.length)) < 0) if (held.length > MOST_FIELDS || !(await more())) return null;
    if (held.indexOf(mark) !== 0) return null;
    const head = held.subarray(mark.length, at).toString("utf8");
    held = held.subarray(at + 4);
    const name = /name="([^"]{1,60})"/.exec(head)?.[1];
    const fileName = /filename="([^"]*)"/.exec(head)?.[1];
    if (name === undefined) return null;
    if (fileName !== undefined) return { fields, fileName, chunks: pieces() };
    while ((at = held.indexOf(mark)) < 0) if (held.length > MOST_FIELDS || !(await more())) return null;
    taken += at;
    if (taken > MOST_FIELDS) return null;
    fields[name] = held.subarray(0, at).toString("utf8");
    held = held.subarray(at);
  }

  async function* pieces(): AsyncGenerator<Uint8Array> {
    let lines = 1;
    try {
      for (;;) {
        const at = held.indexOf(mark);
        const sure = at >= 0 ? at : Math.max(0, held.length - mark.length);
        if (sure > 0) {
          const piece = held.subarray(0, sure);
          for (let i = piece.indexOf(10); i >= 0; i = piece.indexOf(10, i + 1)) lines++;
          held = held.subarray(sure);
          yield piece;
        }
        if (at >= 0) return;
        if (!(await more())) throw new CannotRead("cut", lines);
      }
    } finally {
      await source.cancel().catch(() => undefined);
    }
  }
}
