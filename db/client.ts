import { availableParallelism } from "node:os";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Options, type Sql } from "postgres";
import { config } from "@/lib/core/config";
import { ARRAYS } from "./arrays";
import { preparing } from "./prepared";
import { quieten } from "./quiet";
import { openSocket } from "./socket";
import type { Tx } from "./transaction";

export type { Tx };
/** Where rows are read. Transactions are opened by atomically() alone, so there is no `transaction` here. */
export type Db = Omit<PostgresJsDatabase, "transaction" | "_">;
/** `shop` serves shoppers; `staff` serves till and counter, so that a flash sale can't starve them. */
export type PoolName = "shop" | "staff";
type Pool = { readonly sql: Sql; readonly db: Db };

quieten();
const KEY = Symbol.for("unico.pools");
// One pair of pools per process: the framework loads this module once for each of its bundles.
const pools = ((globalThis as { [KEY]?: Map<PoolName, Pool> })[KEY] ??= new Map());

/** Opens a pool at its first use. Every connection acts as unico_app, whoever it signs in as (db/grants.sql). */
export function poolOf(name: PoolName): Pool {
  const there = pools.get(name);
  if (there) return there;
  const { DATABASE_URL, DATABASE_PREPARE, DATABASE_POOL_SHOP, DATABASE_POOL_STAFF } = config();
  const cores = availableParallelism();
  const sql = connect(DATABASE_URL, {
    max: name === "shop" ? (DATABASE_POOL_SHOP ?? 4 * cores) : (DATABASE_POOL_STAFF ?? 2 * cores),
    prepare: DATABASE_PREPARE,
    name: `unico-${name}`,
  });
  const pool = { sql, db: drizzle(preparing(sql), { casing: "snake_case" }) };
  pools.set(name, pool);
  return pool;
}

type Shape = { readonly max: number; readonly prepare: boolean; readonly name: string; readonly silenceMs?: number; readonly more?: object; readonly session?: Readonly<Record<string, string>> };

/** A postgres.js client with the app's role and deadlines; `more` are options of the driver's that its types may not know, `session` settings of its connections that differ. */
export function connect(url: string, { max, prepare, name, silenceMs, more, session }: Shape): Sql {
  const { host, port, path, ssl } = postgres(url, { max: 1 }).options; // never connects: it only reads the address
  const to = { host: host[0] ?? "localhost", port: port[0] ?? 5432, path: path || null, ssl: ssl ?? false };
  return postgres(url, {
    max,
    prepare,
    ssl: false, // openSocket has done it by then
    ...({ socket: () => openSocket(to, silenceMs) } as Options<Record<string, never>>), // the driver's types leave it out
    connect_timeout: 5,
    fetch_types: false,
    types: ARRAYS,
    backoff: () => 0.05 + Math.random() * 0.1,
    onnotice: () => {},
    ...more,
    connection: {
      application_name: name,
      role: "unico_app",
      timezone: "UTC",
      datestyle: "ISO, MDY",
      statement_timeout: 5_000,
      lock_timeout: 3_000,
      idle_in_transaction_session_timeout: 10_000,
      ...session,
    },
  });
}

/** The pool that is meant, at each use: importing this module opens nothing and needs no configuration. */
const lazily = (name: PoolName): Db =>
  new Proxy({} as Db, {
    get(_, key) {
      if (key === "transaction") throw new Error("transactions are opened by atomically() only");
      const { db } = poolOf(name);
      const value: unknown = Reflect.get(db, key);
      return typeof value === "function" ? value.bind(db) : value;
    },
  });

/** Reads for shoppers, on the `shop` pool. */
export const db: Db = lazily("shop");
/** Reads for till and counter, on the `staff` pool. */
export const staffDb: Db = lazily("staff");

/** Waits up to `seconds` for what is running, then closes every connection. The next use opens anew. */
export async function closePools(seconds = 5): Promise<void> {
  const open = [...pools.values()];
  pools.clear();
  await Promise.all(open.map(({ sql }) => sql.end({ timeout: seconds })));
}
