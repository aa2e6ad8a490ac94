import type { Sql, TransactionSql } from "postgres";

/**
 * drizzle asks postgres.js not to prepare its statements, which costs a round trip for each. This leaves the choice to
 * the pool's setting: the driver prepares a statement once per connection, and then sends it in one go.
 */
export const preparing = <Client extends Sql | TransactionSql>(client: Client): Client =>
  new Proxy(client, {
    get(target, key) {
      if (key === "unsafe") return (text: string, values: never[]) => target.unsafe(text, values, { prepare: true });
      if (key === "begin" || key === "savepoint") throw new Error("transactions are opened by atomically() only");
      return Reflect.get(target, key);
    },
  });
