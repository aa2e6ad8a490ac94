import { log } from "@/lib/core/log";

const KEY = Symbol.for("unico.guarded");
const guard = globalThis as { [KEY]?: { caught: number } };

/**
 * postgres.js 3.4.9 throws this from a timer when something is sent on a connection that has just been closed under it
 * (porsager/postgres #1155). The statement is rejected besides, so nothing is lost by going on.
 */
const isKnown = (error: unknown): boolean =>
  error instanceof TypeError && error.message === "Cannot read properties of null (reading 'write')" && /[\\/]postgres[\\/]/.test(error.stack ?? "");

/**
 * Keeps the process alive through the driver's known exception: counted, logged. Any other uncaught exception ends the process
 * as it would without us, unless somebody else (the framework) listens for it too. May be called again.
 */
export function guardProcess(): void {
  if (guard[KEY]) return;
  const seen = (guard[KEY] = { caught: 0 });
  process.on("uncaughtException", (error) => {
    if (isKnown(error)) {
      seen.caught++;
      log.error({ err: error, caught: seen.caught }, "caught the driver's exception on a closed connection");
    } else if (process.listenerCount("uncaughtException") === 1) {
      log.fatal({ err: error }, "uncaught exception: the process ends");
      process.exit(1);
    }
  });
}

/** How often the driver's known exception was caught in this process. */
export const caughtExceptions = (): number => guard[KEY]?.caught ?? 0;
