import { connect } from "node:net";
import { type ClientRequest, request as open } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Answer } from "./types";

export type Sent = { readonly method: string; readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly body: Buffer | null; readonly from?: number | undefined };
const PATIENCE_MS = 25_000;
/** A stream without end is held open until nobody has been answered for so long: of many at once, all are open together. */
const STREAM_MS = 1_500;
let answeredAt = 0;
const MOST_BYTES = 4_000_000;
const LOCAL = process.platform === "linux";

/** Sends one request as it stands: no redirect is followed, no path tidied. The connection is its own. */
export function send(base: URL, { method, path, headers, body, from }: Sent): Promise<Answer> {
  const since = performance.now();
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    const done = (status: number, answered: Answer["headers"], closed: boolean) =>
      resolve({ method, status, headers: answered, text: Buffer.concat(parts).toString("utf8"), ms: Math.round(performance.now() - since), closed });
    const place = from && LOCAL ? { localAddress: `127.0.0.${from}` } : {};
    const length = body ? { "content-length": String(body.byteLength) } : {};
    const asked: ClientRequest = open({ host: "127.0.0.1", port: base.port, method, path, headers: { host: base.host, ...length, ...headers }, agent: false, timeout: PATIENCE_MS, maxHeaderSize: 256 * 1024, ...place }, (response) => {
      const finish = () => (clearTimeout(late), done(response.statusCode ?? 0, response.headers, false));
      const end = () => {
        finish();
        asked.destroy();
      };
      answeredAt = performance.now();
      const isStream = String(response.headers["content-type"]).startsWith("text/event-stream");
      const endWhenQuiet = () => {
        const left = answeredAt + STREAM_MS - performance.now();
        if (left > 0) late = setTimeout(endWhenQuiet, left);
        else end();
      };
      let late = setTimeout(isStream ? endWhenQuiet : end, isStream ? STREAM_MS : PATIENCE_MS);
      response.on("data", (part: Buffer) => {
        parts.push(part);
        size += part.byteLength;
        if (size > MOST_BYTES) end();
      });
      response.on("end", finish).on("error", finish);
    });
    asked.on("error", (error: NodeJS.ErrnoException) => (/ECONNRESET|EPIPE|socket hang up/.test(`${error.code} ${error.message}`) ? done(0, {}, true) : reject(error)));
    asked.on("timeout", () => asked.destroy(new Error(`no answer to ${method} ${path.slice(0, 100)} within ${PATIENCE_MS / 1000} s`)));
    asked.end(body ?? undefined);
  });
}

/**
 * Writes bytes to a connection, all at once or one by one every `slowly` milliseconds, and reads what comes back until it is
 * closed or silent for a second. The status is that of the first answer; the text holds everything.
 */
export async function sendWire(base: URL, bytes: string, slowly?: number): Promise<Answer> {
  const since = performance.now();
  const socket = connect(Number(base.port), "127.0.0.1");
  let text = "";
  let open = true;
  let heard = Date.now();
  socket.on("data", (part) => (heard = Date.now(), void (text += part.toString("latin1"))));
  socket.on("error", () => (open = false)).on("close", () => (open = false));
  for (const part of slowly ? bytes : [bytes]) {
    if (!open || performance.now() - since > PATIENCE_MS) break;
    socket.write(part, "latin1");
    if (slowly) await pause(slowly);
  }
  heard = Date.now();
  const until = Date.now() + (slowly ? PATIENCE_MS * 2 : 6_000);
  while (open && Date.now() < until && !(text && Date.now() - heard > 400)) await pause(20);
  socket.destroy();
  const head = text.split("\r\n\r\n")[0] ?? "";
  const headers = Object.fromEntries(head.split("\r\n").slice(1).map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]));
  return { method: bytes.split(" ")[0] ?? "", status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1] ?? 0), headers, text, ms: Math.round(performance.now() - since), closed: !open };
}
