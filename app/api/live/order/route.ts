import { z } from "zod";
import { claimsOf } from "@/lib/claims/reads";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { onFact } from "@/lib/events/listen";
import type { Fact } from "@/lib/events/types";
import { orderById } from "@/lib/orders/reads";
import { versionOf } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import { requestsOf } from "@/lib/returns/announced/reads";
import { eventStream, streamed } from "@/lib/request/event-stream";
import { findOrderHere } from "@/lib/request/order-key";
import { route } from "@/lib/request/route";
import { countStream } from "@/lib/request/streams";

/** Tells the page of an order, for whoever may see it, that it stands differently now; first how it stands, for what changed while the line was cut. */
export const GET = route({
  who: "shopper",
  input: z.object({ number: z.string().max(24) }),
  verb: async function orderLive(_, { number }, request): Promise<Outcome<ReadableStream<Uint8Array>, { why: "not-found" } | { why: "busy" }>> {
    const order = await findOrderHere(number);
    if (!order) return refused({ why: "not-found" });
    const over = await countStream();
    return over ? done(eventStream({ gone: request.signal, over, follow: (say) => follow(order, say), first: () => versionNow(order) })) : refused({ why: "busy" });
  },
  status: { "not-found": 404, busy: 503 },
  answer: streamed,
});

const versionNow = async (order: Order): Promise<string> => versionOf(order, (await requestsOf(order.id))[0] ?? null, await claimsOf(order.id));

/** Reads the order again at each fact about it. One that can't be read is read at the next, or when the line is new. */
function follow(order: Order, say: (data: string) => void): () => void {
  let now = order;
  const isAbout = (fact: Fact) => ("orderId" in fact && fact.orderId === order.id) || ("fulfilmentId" in fact && now.parts.some((part) => part.id === fact.fulfilmentId));
  const look = async () => {
    now = (await orderById(order.id)) ?? now;
    say(await versionNow(now));
  };
  return onFact((fact) => (isAbout(fact) ? void look().catch(() => {}) : undefined));
}
