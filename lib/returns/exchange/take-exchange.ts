import "server-only";
import type { Tx } from "@/db/client";
import type { AttemptId, TillId } from "@/lib/core/id";
import { done, type Outcome } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { bookTaking, openDrawer } from "@/lib/drawer/book-cash";
import { type Looked, type NotTakenBack, writeReturn } from "../take-back";
import type { Exchange } from "./rules";
import type { Exchanged } from "./types";

type With = { readonly pays: AttemptId; readonly tillId: TillId | null; /** When a manager's word had to stand: now, where none is said. */ readonly at?: Date };

/**
 * Takes back what came with a basket, in the transaction that sells it, its payment `pays` just written: so much of its money becomes that
 * payment, the rest goes back to where it came from, cash out of the drawer of this sale. Refuses, for the caller to undo,
 * as `takeBack` does.
 */
export async function takeExchange(tx: Tx, who: Staff, looked: Looked, { kept, back, exchanged }: Exchange, { pays, tillId, at }: With): Promise<Outcome<Exchanged, NotTakenBack>> {
  const taken = await writeReturn(tx, who, looked, [...kept.map((share) => ({ ...share, pays })), ...back], tillId, at);
  if (!taken.ok) return taken;
  const { returnId, refunds } = taken.value;
  const drawer = await openDrawer(tx, { places: [looked.press.place], ...(tillId && { tillId }) });
  if (!drawer.ok) return drawer;
  for (const { id, tender } of refunds) if (tender === "exchange") await bookTaking(tx, who, drawer.value.sessionId, { refundId: id }); // the day's report says both sides of it
  return done({ returnId, exchanged, back: refunds.filter(({ tender }) => tender !== "exchange") });
}
