import { bandOf, type Promised, promisedOf } from "@/lib/fulfilment/queue/rules";
import type { QueueCard } from "@/lib/fulfilment/queue/types";
import type { Urgent } from "./types";

/** What is to be done, as the order in which it is done looks at it; moments in milliseconds. */
export type Weighed = Promised & { readonly is: "pick" | "approval" | "request" | "count" | "put-back" | "claim" | "inspect" | "hang-up" | "reprint"; readonly id: string };

/**
 * How much it harms if it waits: a promise that is broken or about to be, somebody who stands at a till; somebody at a shelf; promises that are in
 * time; figures that the next promise would rest on in vain, faults that wait for an answer, parcels that nobody has looked at; pieces that nobody can buy where they lie; labels. Lower is sooner.
 */
export function harmOf(task: Weighed, now: number): number {
  if (task.is === "pick") return bandOf(task, now) === "late" ? 0 : bandOf(task, now) === "risk" ? 1 : 3;
  return { approval: 1, request: 2, count: 4, claim: 4, inspect: 4, "put-back": 5, "hang-up": 5, reprint: 6 }[task.is];
}

/** Whether it costs somebody something if it waits: of the rest it is enough that it is done today. */
export const costsSomebody = (task: Weighed, now: number): boolean => harmOf(task, now) <= 2;

/** All that is to be done in one list, whom waiting harms most first; among alike, what is due or began first. */
export const byHarm = <Task extends Weighed>(tasks: readonly Task[], now: number): Task[] =>
  tasks.toSorted((a, b) => harmOf(a, now) - harmOf(b, now) || a.due - b.due || (a.id < b.id ? -1 : 1));

/** The same of a store's collections, of those who wait at its shelves, and at its tills for a manager: a collection that is picked counts until it is ready. */
export function urgentOf(cards: readonly QueueCard[], requests: number, approvals: number, now: number): Urgent {
  const pickups = cards.filter((card) => (card.stand === "to-pick" || card.stand === "picking") && bandOf(promisedOf(card), now) !== "calm").length;
  return { pickups, approvals, all: pickups + requests + approvals };
}
