import "server-only";
import { eq } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { careCredits } from "@/db/schema/all";
import { signCode } from "@/lib/codes/sign-code";
import { sender } from "@/lib/company/reads";
import { done } from "@/lib/core/outcome";
import { creditGiven } from "@/lib/messages/templates/credit-given";
import { writeMessage } from "@/lib/messages/write-message";
import { orderById } from "@/lib/orders/reads";
import type { CareCreditId } from "./types";

/** Tells a customer of the credit that customer service gave them, and why; nothing to who left no address. May be repeated: one gift, one letter. */
export async function tellCredit(id: CareCreditId): Promise<void> {
  const [credit] = await db.select().from(careCredits).where(eq(careCredits.id, id));
  const order = credit && (await orderById(credit.orderId));
  if (!credit || !order) throw new Error(`credit ${id} or its order is not there`);
  const mail = await creditGiven({ order, amount: credit.amount, reason: credit.reason, code: signCode("order", order.id), from: await sender() });
  await atomically(async (tx) => done(await writeMessage(tx, { ...mail, dedupe: `care-credit:${id}`, kind: "care-credit", locale: order.locale, recipient: order.contact.email, orderId: order.id })));
}
