import postgres, { type Sql } from "postgres";

/** A connection of the database's owner, outside the app's role and guards: for making, looking and killing. */
export const owner = (max = 2): Sql => postgres(process.env["DATABASE_URL"] ?? "", { max, onnotice: () => {}, connection: { application_name: "test-owner" } });

/** Ends the server's side of connections of this test's database: those of a pool, or one by its pid. Returns how many. */
export async function kill(sql: Sql, whom: { readonly pool: string; readonly most?: number } | { readonly pid: number }): Promise<number> {
  const killed =
    "pid" in whom
      ? await sql`select pg_terminate_backend(${whom.pid}, 1000)`
      : await sql`select pg_terminate_backend(pid, 1000) from (select pid from pg_stat_activity
          where datname = current_database() and application_name = ${whom.pool} order by random() limit ${whom.most ?? 1000}) a`;
  return killed.length;
}

/** Waits for a moment that a test needs to have come. */
export const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until `is` holds, looking every 10 ms; throws after `ms`. */
export async function until(is: () => boolean | Promise<boolean>, ms = 5_000): Promise<void> {
  for (const end = Date.now() + ms; !(await is()); ) {
    if (Date.now() > end) throw new Error("it did not come to that");
    await after(10);
  }
}
