import "server-only";
import { sql } from "drizzle-orm";
import { connection } from "next/server";
import { db } from "@/db/client";

/** A clock that is further from the database's signs holds and codes with the wrong time. */
const CLOCK_MS = 2_000;

/** Whether this process can serve: the database answers, its tables are there, the clocks agree. 200 or 503; tells nothing else. */
export async function health(): Promise<Response> {
  await connection();
  try {
    const before = Date.now();
    const [row] = await db.execute<{ now: string; tables: number }>(sql`select clock_timestamp()::text as now, (select count(*)::int from drizzle.__drizzle_migrations) as tables`);
    const apart = Math.abs(new Date(row?.now ?? 0).getTime() - (before + Date.now()) / 2);
    const ready = (row?.tables ?? 0) > 0 && apart < CLOCK_MS;
    return answer(ready, ready ? "ready" : apart >= CLOCK_MS ? "clock" : "tables");
  } catch {
    return answer(false, "database");
  }
}

const answer = (ready: boolean, state: string): Response => Response.json({ ready, state }, { status: ready ? 200 : 503, headers: { "cache-control": "no-store", ...(ready ? {} : { "retry-after": "2" }) } });
