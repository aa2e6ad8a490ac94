import "server-only";
import type { z } from "zod";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { NoAnswer, NotCarried } from "./carrier";
import type { SendcloudAccess } from "./sendcloud";

const PATIENCE_MS = 20_000;
const MOST_BYTES = 2_000_000;
/** `status` 0: no answer came. */
type Answer = { readonly status: number; readonly body: Buffer };
type Call = (method: "GET" | "POST" | "PATCH", path: string, body?: object, accept?: string) => Promise<Answer>;

/** One call of Sendcloud's API; it never throws, and follows no redirect, since keys go with it. */
export function sendcloudCall({ publicKey, secretKey, apiBase = "https://panel.sendcloud.sc", timeoutMs = PATIENCE_MS }: SendcloudAccess): Call {
  const authorization = `Basic ${Buffer.from(`${publicKey}:${secretKey}`).toString("base64")}`;
  return async (method, path, body, accept = "application/json") => {
    try {
      const answer = await fetch(`${apiBase}/api/v3${path}`, { method, redirect: "error", signal: AbortSignal.timeout(timeoutMs), headers: { authorization, accept, ...(body && { "content-type": "application/json" }) }, ...(body && { body: JSON.stringify(body) }) });
      if (answer.status === 401 || answer.status === 403) log.warn({ status: answer.status }, "the carrier does not let us in");
      return { status: answer.status, body: await read(answer) };
    } catch {
      return { status: 0, body: Buffer.alloc(0) };
    }
  };
}

async function read({ body }: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.byteLength;
    if (size > MOST_BYTES) throw new RangeError("too large an answer");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** What an answer holds; a no that stays a no (4xx about this parcel), or no answer (time-out, 5xx, 429, our own access, or what can't be read). */
export function readCall<T>({ status, body }: Answer, shape: z.ZodType<T>): Outcome<T, NotCarried | NoAnswer> {
  const text = body.toString("utf8");
  if (status >= 200 && status < 300) {
    const read = shape.safeParse(parse(text));
    return read.success ? done(read.data) : refused({ why: "no-answer", said: "an answer that can't be read" });
  }
  const certain = status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status);
  return refused({ why: certain ? "not-carried" : "no-answer", said: status === 0 ? "no answer" : `${status} ${saidIn(parse(text))}`.trim().slice(0, 300) });
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Sendcloud has two shapes of errors: `error` with a message, and a list of `errors`. */
function saidIn(body: unknown): string {
  const { error, errors } = (body ?? {}) as { error?: { message?: unknown }; errors?: readonly { message?: unknown; detail?: unknown; field?: unknown }[] };
  const all = [error, ...(Array.isArray(errors) ? errors : [])].flatMap((one) => (one ? [(one as { detail?: unknown }).detail ?? one.message] : []));
  return all.filter((each) => typeof each === "string").join("; ");
}

/** Statuses in which a parcel still lies where it was packed; every other one says that it moves, or did. */
const STILL = new Set(["ready-to-send", "ready-to-ship", "announced", "announcing", "no-label", "announcement-failed", "announced-uncollected", "cancelled", "cancelling", "cancelled-upstream", "cancelling-upstream", "unknown", "address-invalid", "exception"]);
/** Whether a status means that the parcel has left its sender; Sendcloud writes it as words or as a key. */
export const hasMoved = (status: string): boolean => !STILL.has(status.trim().toLowerCase().replace(/\s+/g, "-"));
