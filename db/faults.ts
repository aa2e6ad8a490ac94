const BUSY = Symbol.for("unico.busy");
const shared = globalThis as { [BUSY]?: number };

/** The database can't answer just now; asking again is right. The request layer says 503 with Retry-After. */
export class Busy extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    shared[BUSY] = Date.now();
  }
  override readonly name = "Busy";
  /** Seconds after which trying again makes sense. */
  readonly retryAfter = 2;
}

/** Whether anybody in this process found the database away within the last so many milliseconds. */
export const wasBusyWithin = (ms: number): boolean => Date.now() - (shared[BUSY] ?? 0) < ms;

/** What the database refused, without the values it refused: its own errors quote rows, and rows are people. */
export class DatabaseFault extends Error {
  override readonly name = "DatabaseFault";
  readonly code: string;
  readonly constraint: string | null;
  constructor(code: string, message: string, constraint: string | null) {
    super(`${message} (${code})`);
    this.code = code;
    this.constraint = constraint;
  }
}

/** Whether a fault means "try again". By name, because a bundler may load this module twice. */
export const isBusy = (error: unknown): error is Busy => error instanceof Error && error.name === "Busy";

/** The code of the database or of the connection behind an error: `23505`, `CONNECTION_CLOSED`, `ECONNRESET`; else null. */
export const codeOf = (error: unknown): string | null => inChain(error, "code");

/** The constraint that refused a write, by name: `stock_levels_never_oversold`; else null. */
export const constraintOf = (error: unknown): string | null => inChain(error, "constraint") ?? inChain(error, "constraint_name");

function inChain(error: unknown, key: string): string | null {
  for (let e = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++) {
    const value: unknown = Reflect.get(e, key);
    if (typeof value === "string") return value;
  }
  return null;
}

const LOST = /^(57P0.|25P03|08...|CONNECTION_CLOSED|CONNECT_TIMEOUT|ECONN.*|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_STREAM_DESTROYED|SILENT)$/;
/** Whether the connection is gone, or was never there: nobody knows what became of the statement in flight. */
export const isLost = (error: unknown): boolean => LOST.test(codeOf(error) ?? "");

// 53...: no room on the disk, no memory, no connection free; 58030: the disk itself fails. 55P03, 57014: waited too long for a lock or an answer. 0A000: a plan older than a migration.
const LATER = /^(53...|58030|55P03|57014|40001|40P01|0A000)$/;
/** What callers see of a fault in the driver: Busy when trying again is right, else a DatabaseFault; others as they are. */
export function asFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Busy || error instanceof DatabaseFault) return error;
  const code = codeOf(error);
  if (code === null) return error;
  if (isLost(error) || LATER.test(code)) return new Busy("the database can't answer just now", { cause: new DatabaseFault(code, sayable(code, error.message), null) });
  return error.name === "PostgresError" ? new DatabaseFault(code, sayable(code, error.message), constraintOf(error)) : error;
}

/** Messages of class 22 (data exceptions) quote what was sent. */
const sayable = (code: string, message: string): string => (code.startsWith("22") ? message.replace(/".*"/gs, "…") : message);
