import "server-only";
import { sql } from "drizzle-orm";
import { connection } from "next/server";
import { staffDb } from "@/db/client";
import journal from "@/db/migrations/meta/_journal.json";

/** A clock that is further from the database's signs holds and codes with the wrong time. */
const CLOCK_MS = 2_000;
/** The newest migration that this program was built with. A newer one in the database is fine: tables only grow between releases. */
const NEWEST = Math.max(...journal.entries.map((entry) => entry.when));

type State = "ready" | "clock" | "tables" | "database";

/** Whether this process can serve: the database answers, its tables are there, the clocks agree. Asked beside the shoppers, so that no crowd of them makes it look ill. */
export async function readiness(now: () => number = Date.now): Promise<State> {
  try {
    const before = now();
    const [row] = await staffDb.execute<{ at: number; newest: number }>(
      sql`select extract(epoch from clock_timestamp())::float8 * 1000 as at, (select max(created_at)::float8 from drizzle.__drizzle_migrations) as newest`,
    );
    const at = row?.at ?? 0;
    const apart = Math.max(before - at, at - now()); // it was asked at some moment in between, after a wait perhaps
    if ((row?.newest ?? 0) < NEWEST) return "tables";
    return apart < CLOCK_MS ? "ready" : "clock";
  } catch {
    return "database";
  }
}

/** For who sends requests here: 200, or 503 and the part that is missing. Tells nothing else. */
export async function health(): Promise<Response> {
  await connection();
  const state = await readiness();
  return answer({ ready: state === "ready", state }, state === "ready" ? 200 : 503);
}

/** For who restarts processes: it answers, so it lives. Asks nobody, so that a database that is away restarts nothing. */
export async function life(): Promise<Response> {
  await connection();
  return answer({ live: true }, 200);
}

const answer = (body: object, status: 200 | 503): Response =>
  Response.json(body, { status, headers: { "cache-control": "no-store", ...(status === 200 ? {} : { "retry-after": "2" }) } });
