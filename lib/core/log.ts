import pino from "pino";

type Told = { readonly type: string; readonly code?: string; readonly constraint?: string; readonly message: string; readonly at: readonly string[]; readonly cause?: Told };

/** Takes out what may belong to a person or open a door: e-mail addresses, long tokens, query parameters, quoted values. */
export function scrub(text: string): string {
  return text
    .replace(/\bparams:[\s\S]*$/i, "params: …")
    .replace(/[^\s@'"<>(]{1,64}@[^\s@'"<>)]{1,255}/g, "…@…")
    .replace(/\b[A-Za-z0-9_-]{22,}\b/g, (word) => (/^[0-9a-f]{8}-/.test(word) ? word : "…"))
    .replace(/=\([^)]*\)/g, "=(…)")
    .slice(0, 500);
}

/** What is logged of an error: its kind, codes, scrubbed message and where it happened; never its parameters. */
export function tell(error: unknown, depth = 0): Told {
  if (!(error instanceof Error)) return { type: typeof error, message: "thrown without being an error", at: [] };
  const text = (key: string) => (key in error && typeof (error as never)[key] === "string" ? (error as never)[key] as string : undefined);
  const code = text("code");
  const constraint = text("constraint_name");
  return {
    type: error.name,
    ...(code ? { code } : {}),
    ...(constraint ? { constraint } : {}),
    message: scrub(error.message),
    at: (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)).slice(0, 12).map((line) => line.trim()),
    ...(error.cause !== undefined && depth < 4 ? { cause: tell(error.cause, depth + 1) } : {}),
  };
}

/** Structured logs, one JSON line each. Say ids and what happened; never names, addresses, codes or tokens. */
export const log = pino({
  level: process.env["LOG_LEVEL"] ?? "info",
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  serializers: { err: (error: unknown) => tell(error) },
});
