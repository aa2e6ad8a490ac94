// The server's side of PostgreSQL's protocol, as far as the driver must be kept from misreading it.
// https://www.postgresql.org/docs/current/protocol-message-formats.html
const ERROR = 0x45; // E
const DATA_ROW = 0x44; // D
const COMMAND_COMPLETE = 0x43; // C
const READY = 0x5a; // Z
const COMPLETE = Buffer.from([COMMAND_COMPLETE, 0, 0, 0, 5, 0]);
const NOTHING = Buffer.alloc(0);

type Heard = {
  /** Hands bytes on to the driver. */
  readonly pass: (bytes: Buffer) => void;
  /** The server waits for a question. */
  readonly ready: () => void;
  /** The server has ended the session, and why. */
  readonly fatal: (why: Error) => void;
};

/**
 * Follows the server's messages on their way to postgres.js 3.4.9 and mends two of its faults (porsager/postgres #1119, #1181):
 * - When a statement ends in an error after some rows, or its connection is lost then, the driver goes on counting where it
 *   was: the next result on that slot begins with as many holes, and "there is no such row" is believed. So it hears that the
 *   statement is complete.
 * - A fatal error is kept, and answers the first question on the slot's next connection. So it is told to `fatal` instead.
 */
export function follow({ pass, ready, fatal }: Heard): { take: (chunk: Buffer) => void; end: () => void } {
  let held: Buffer = NOTHING; // a header, or an error, of which the rest is still to come
  let left = 0; // bytes of the current message still to come
  let counting = false; // rows came, and their end did not
  const complete = () => {
    if (counting) pass(COMPLETE);
    counting = false;
  };

  function take(chunk: Buffer): void {
    const bytes = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    held = NOTHING;
    let passed = 0;
    let at = Math.min(left, bytes.length);
    left -= at;
    for (let size = 0; at < bytes.length; at += size) {
      const there = bytes.length - at;
      size = there < 5 ? Number.POSITIVE_INFINITY : 1 + bytes.readUInt32BE(at + 1);
      const type = bytes[at];
      if (size > there) {
        if (there < 5 || type === ERROR) {
          held = bytes.subarray(at);
          break;
        }
        left = size - there;
      }
      if (type === ERROR) {
        if (at > passed) pass(bytes.subarray(passed, at));
        passed = at;
        complete();
        const fields = fieldsOf(bytes.subarray(at + 5, at + size));
        if (fields["V"] !== "ERROR") return fatal(Object.assign(new Error(fields["M"]), { code: fields["C"] }));
      } else if (type === DATA_ROW) counting = true;
      else if (type === COMMAND_COMPLETE) counting = false;
      else if (type === READY) ready();
    }
    const end = bytes.length - held.length;
    if (end > passed) pass(bytes.subarray(passed, end));
  }
  return { take, end: complete };
}

/** The fields of an error by their letter: V severity, C code, M message. */
function fieldsOf(body: Buffer): Readonly<Record<string, string>> {
  return Object.fromEntries(body.toString("utf8").split("\0").filter(Boolean).map((field) => [field[0], field.slice(1)]));
}
