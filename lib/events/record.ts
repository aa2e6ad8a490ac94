import "server-only";
import type { Tx } from "@/db/client";
import { facts } from "@/db/schema/events";
import { actorOf, type Who } from "@/lib/core/who";
import { type Fact, LIVE_ONLY } from "./types";

/**
 * Writes down what happened, in the transaction in which it happened: a transactional outbox. When the transaction commits,
 * screens and caches hear of it, and lib/subscribers/table.ts says what follows; when it does not, nothing was said.
 * One statement however many facts; none for none.
 */
export async function record(tx: Tx, who: Who, ...happened: readonly Fact[]): Promise<void> {
  if (happened.length === 0) return;
  const actor = actorOf(who);
  await tx.insert(facts).values(happened.map((fact) => ({ is: fact.is, body: fact, actor, followed: !isLiveOnly(fact) })));
}

const isLiveOnly = (fact: Fact): boolean => (LIVE_ONLY as readonly string[]).includes(fact.is);
