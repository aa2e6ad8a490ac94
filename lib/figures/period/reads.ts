import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Period } from "../types";

/** The moment of the period before that is as far on as now is in one that runs, by the clock on the wall; null for a period that is over. */
export const sameHour = ({ to, before, running }: Period): SQL | null =>
  running ? sql`(((now() at time zone 'Europe/Rome') - (${to}::date - ${before.to}::date) * interval '1 day') at time zone 'Europe/Rome')` : null;
