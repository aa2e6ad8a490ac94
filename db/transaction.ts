import { PgDialect } from "drizzle-orm/pg-core";
import { PostgresJsSession, PostgresJsTransaction } from "drizzle-orm/postgres-js";
import type { Sql, TransactionSql } from "postgres";
import { Busy, isLost } from "./faults";

type Nothing = Record<string, never>;
type Whole = PostgresJsTransaction<Nothing, Nothing>;
declare const inside: unique symbol;
/** An open transaction: everything a Db can, for what must be written together. Only atomically() makes one. */
export type Tx = Omit<Whole, "transaction" | "rollback" | "setTransaction" | "schema" | "nestedIndex" | "_"> & { readonly [inside]: true };

const INSIDE = Symbol.for("unico.inside");
/** Whether a client speaks inside a transaction. */
export const isInside = (client: object): boolean => INSIDE in client;

const dialect = new PgDialect({ casing: "snake_case" });
const LOSS_KNOWN_MS = 300;
/** `open` until the answer is known; then nothing may be sent any more in its name. */
type State = "open" | "over";

/**
 * One transaction on one connection, READ COMMITTED, marked with unico.tx for the guards in the database.
 *
 * postgres.js 3.4.9 rejects begin() when the connection is lost, but lets the callback run on; whatever it or the driver
 * sends then (the second half, `commit`, even `rollback`) reaches the slot's next connection, perhaps in the middle of
 * somebody else's transaction. So once a transaction is over its calls throw, and its callback's end is kept from the driver.
 *
 * `until` (ms of performance.now(), which no clock that is set moves) answers the caller with Busy when the network stalls; what was written is rolled back. Only when the
 * answer to COMMIT itself is lost can the writes have stayed.
 */
export function transact<T>(sql: Sql, until: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let state: State = "open";
    let rollBack: (why: Error) => void = () => {};
    const isOpen = () => state === "open";
    const end = () => {
      state = "over";
      clearTimeout(deadline);
    };
    const deadline = setTimeout(() => {
      const late = new Busy("the transaction did not end in time");
      end();
      rollBack(late);
      reject(late);
    }, until - performance.now());

    const callback = (raw: TransactionSql) =>
      new Promise<T>((commit, fail) => {
        rollBack = fail;
        if (!isOpen()) return fail(new Busy("a connection came too late"));
        // Sent together with the first statement: both are on their way before either is answered.
        raw.unsafe("select set_config('unico.tx', '1', true)").catch(() => {});
        work(drizzled(guard(raw, isOpen))).then(
          (value) => isOpen() && commit(value),
          (error) => {
            if (!isOpen()) return;
            // Of this connection's loss the driver tells in a moment; until then nothing may be sent, not even a rollback.
            if (isLost(error)) setTimeout(() => isOpen() && fail(error), LOSS_KNOWN_MS);
            else fail(error);
          },
        );
      });
    sql.begin(callback).then(
      (value) => (end(), resolve(value as T)),
      (error) => (end(), reject(error)),
    );
  });
}

/** The driver's transaction as drizzle may use it: statements only, and only while the transaction is open. */
function guard(raw: TransactionSql, isOpen: () => boolean): TransactionSql {
  return new Proxy(raw, {
    has: (target, key) => key === INSIDE || Reflect.has(target, key),
    get(target, key) {
      if (key !== "unsafe") throw new Error("a transaction is one unit: nothing is opened inside it");
      return (text: string, values: never[]) => {
        if (!isOpen()) throw new Error("the transaction is over");
        return target.unsafe(text, values, { prepare: true });
      };
    },
  });
}

function drizzled(client: TransactionSql): Tx {
  const session = new PostgresJsSession<Sql, Nothing, Nothing>(client as unknown as Sql, dialect, undefined);
  return new PostgresJsTransaction<Nothing, Nothing>(dialect, session as never, undefined) as unknown as Tx;
}
