import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { careNotes, orders } from "@/db/schema/all";
import { type Id, isId, type OrderId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { actorOf, type Staff } from "@/lib/core/who";
import { servesCustomers } from "./rules";

export const AddNote = z.object({
  noteId: z.string().refine(isId).transform((id) => id as Id<"care-note">), // made with the form: one press, one note
  orderId: z.string().refine(isId).transform((id) => id as OrderId),
  text: z.string().transform((text) => text.replace(/[^\P{C}\n]+/gu, " ").trim()).pipe(z.string().min(1).max(2_000)),
});

/** A colleague of customer service writes something down about an order, for colleagues; it stays. May be repeated: one form, one note. Refuses `not-yours`, and `unknown-order`. */
export function addNote(who: Staff, { noteId, orderId, text }: z.output<typeof AddNote>): Promise<Outcome<null, { why: "not-yours" } | { why: "unknown-order" }>> {
  return atomically(async (tx) => {
    if (!servesCustomers(who)) return refused({ why: "not-yours" });
    if ((await tx.$count(orders, eq(orders.id, orderId))) === 0) return refused({ why: "unknown-order" });
    await tx.insert(careNotes).values({ id: noteId, orderId, text, actor: actorOf(who) }).onConflictDoNothing();
    return done(null);
  }, { pool: "staff" });
}
