"use server";
import { z } from "zod";
import { done, refused } from "@/lib/core/outcome";
import { lookUpOrder } from "@/lib/payments/look-up-payment";
import { action } from "@/lib/request/action";
import { findOrderHere } from "@/lib/request/order-key";

const Asked = z.object({ number: z.string().max(24) });

const ask = action("shopper", Asked, async function checkPayment(_, { number }) {
  const order = await findOrderHere(number);
  if (!order) return refused({ why: "not-found" });
  if (order.state !== "placed") return done({ news: true });
  const answer = await lookUpOrder(order.id, new Date());
  return done({ news: answer.ok && answer.value !== null && answer.value.now !== "waiting" });
});

/** Asks the bank what became of an order's payment; `news` when the page has something else to show now. */
export async function checkPayment(number: string): Promise<{ news: boolean }> {
  const answer = await ask({ number });
  return { news: answer.ok && answer.value.news };
}
