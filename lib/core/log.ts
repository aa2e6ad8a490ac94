import pino from "pino";
import { scrub, scrubPath } from "./scrub";

type Told = { readonly type: string; readonly code?: string; readonly constraint?: string; readonly message: string; readonly at: readonly string[]; readonly causes?: readonly Told[] };

/** What is logged of an error: its kind, codes, scrubbed message and where it happened; never its parameters. */
export function tell(error: unknown, depth = 0): Told {
  if (!(error instanceof Error)) return { type: typeof error, message: "thrown without being an error", at: [] };
  const text = (key: string): string | undefined => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === "string" ? scrub(value) : undefined;
  };
  const code = text("code");
  const constraint = text("constraint") ?? text("constraint_name");
  const causes = [...(error instanceof AggregateError ? error.errors : []), ...(error.cause === undefined ? [] : [error.cause])];
  return {
    type: error.name,
    ...(code ? { code } : {}),
    ...(constraint ? { constraint } : {}),
    message: error instanceof SyntaxError ? "…" : scrub(error.message), // a parser quotes what it read
    at: (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)).slice(0, 12).map((line) => line.trim()),
    ...(causes.length > 0 && depth < 4 ? { causes: causes.map((cause) => tell(cause, depth + 1)) } : {}),
  };
}

/** Everything that a line may say besides its sentence: ids, kinds, counts, amounts. What is not on this list is not logged. */
const FIELDS = [
  "amount", "attemptId", "booked", "call", "caught", "code", "currency", "expected", "found", "fulfilmentId", "given", "intentRef", "job", "kind", "limit", "messageId",
  "method", "orderId", "reference", "refundId", "refunded", "request", "signal", "staffId", "status", "task", "what", "which", "why",
] as const;
/** Addresses within the shop: logged without codes and tokens. */
const PATHS = ["entrance", "route"] as const;
type Plain = string | number | boolean | null | undefined;
export type Fields = { readonly [F in (typeof FIELDS)[number] | (typeof PATHS)[number]]?: Plain } & { readonly err?: unknown };
export type Log = { readonly [Level in "debug" | "info" | "warn" | "error" | "fatal"]: (fields: Fields, sentence: string) => void };

const plain = (value: unknown, say: (text: string) => string): Plain =>
  typeof value === "string" ? say(value) : typeof value === "number" || typeof value === "boolean" || value === null ? value : undefined;

/** What a page or an answer tells somebody to quote, of our own making (lib/request/fault.ts, the framework's digest): a log in which it can't be found is of no use. */
const REFERENCE = /^(?:[0-9A-F]{8}|\d{1,10}(?:@E\d+)?)$/;

/** The allow-list at work: it holds for callers that the compiler did not see, too. */
function allowed(given: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const field of FIELDS) if (field in given) kept[field] = plain(given[field], field === "intentRef" || field === "request" ? (text) => text.slice(0, 100) : field === "reference" ? (text) => (REFERENCE.test(text) ? text : scrub(text)) : scrub);
  for (const field of PATHS) if (field in given) kept[field] = plain(given[field], scrubPath);
  if ("err" in given) kept["err"] = tell(given["err"]);
  return kept;
}

const LEVELS = ["debug", "info", "warn", "error", "silent"];
/** One JSON line for each call. `to` is where lines go, standard output unless told. */
export const makeLog = (level: string | undefined, to?: { write: (line: string) => void }): Log =>
  pino(
    {
      level: level && LEVELS.includes(level) ? level : "info", // lib/core/config.ts complains about another
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: allowed },
      serializers: { err: (told: unknown) => told },
    },
    ...(to ? [to] : []),
  );

/** Structured logs. Say what happened in a fixed sentence and name ids; never names, addresses, codes or tokens. */
export const log: Log = makeLog(process.env["LOG_LEVEL"]);
