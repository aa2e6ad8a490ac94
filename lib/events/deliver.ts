import "server-only";
import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { facts } from "@/db/schema/events";
import type { Consequential, Fact, FactOf } from "./types";

/** What follows from a fact. It may run twice, and together with others, so it must be safe to repeat. */
export type Reaction<Name extends Consequential> = (fact: FactOf<Name>) => Promise<unknown>;
export type Reactions = { readonly [Name in Consequential]: readonly Reaction<Name>[] };

/**
 * Runs everything that follows from one fact: all of it, even when one part fails. Then throws what failed, so that the job
 * comes again; the parts that were done see the fact a second time. A fact whose name nobody knows any more needs nothing.
 */
export async function deliver(factId: number, reactions: Reactions): Promise<void> {
  const [row] = await db.select({ fact: facts.body }).from(facts).where(eq(facts.id, factId));
  if (!row) throw new Error(`fact ${factId} is not there`);
  const following = (reactions as Partial<Record<string, readonly ((fact: Fact) => Promise<unknown>)[]>>)[row.fact.is] ?? [];
  const ends = await Promise.allSettled(following.map(async (react) => react(row.fact)));
  const failed: unknown[] = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
  if (failed.length > 0) throw failed.length === 1 ? failed[0] : new AggregateError(failed, `${failed.length} reactions to ${row.fact.is} failed`);
}
