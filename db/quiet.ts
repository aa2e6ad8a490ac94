import { PostgresJsPreparedQuery } from "drizzle-orm/postgres-js";
import { asFault, Busy, isLost } from "./faults";
import { isInside } from "./transaction";

/** The caller is answered after this long, waiting for a connection and asking again included. */
const DEADLINE_MS = 9_000;
const READ_TRIES = 4;

type Running = { readonly client: object; readonly queryMetadata: { readonly type: string } | undefined };

/**
 * Takes the place of drizzle's own wrapper, whose message prints every parameter: parameters are people. Faults come out as
 * db/faults.ts says. A plain select outside a transaction whose connection is lost asks again on another.
 */
export function quieten(): void {
  async function queryWithCache<T>(this: Running, _text: string, _values: unknown[], query: () => Promise<T>): Promise<T> {
    const repeatable = this.queryMetadata?.type === "select" && !isInside(this.client);
    const until = performance.now() + DEADLINE_MS;
    for (let left = READ_TRIES; ; left--) {
      try {
        return await within(until - performance.now(), query());
      } catch (error) {
        if (!repeatable || left <= 1 || !isLost(error)) throw asFault(error);
      }
    }
  }
  Object.defineProperty(PostgresJsPreparedQuery.prototype, "queryWithCache", { value: queryWithCache, configurable: true });
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Busy("the database did not answer in time")), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
