// A counter that sells while others do something else: rings up, takes cash, hands over, one sale after the other, until its input
// ends. Then tells what each step took, as JSON. A process of its own, so that only the shop's own load is measured.
import { eq } from "drizzle-orm";
import { closePools, db } from "@/db/client";
import { colleague } from "@/db/factories/wallets";
import { fulfilments } from "@/db/schema/all";
import { placeOrder } from "@/lib/checkout/place-order";
import { aBuyer, aForm, aShelf } from "@/lib/checkout/testing/buyer";
import { minorOf } from "@/lib/core/money";
import { handOver } from "@/lib/fulfilment/hand-over";
import { makeReady } from "@/lib/fulfilment/make-ready";
import { takeCash } from "@/lib/payments/take-cash";

const TILLS = 3;
const PACE_MS = 600;
const CASHIER = colleague("sell", "hand-over");
const [steps, sales]: [number[], number[]] = [[], []];
const wrong: string[] = [];

async function timed<T>(step: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const answer = await step();
  steps.push(performance.now() - began);
  return answer;
}

async function sell(shelf: Awaited<ReturnType<typeof aShelf>>): Promise<void> {
  const began = performance.now();
  const who = await timed(() => aBuyer([{ variantId: shelf.variantId, at: shelf.place.id }], { channel: "till" }));
  const form = await timed(() => aForm(who, { email: `cassa.${who.cartId}@example.org` }));
  const placed = await timed(() => placeOrder(who, form));
  if (!placed.ok) return void wrong.push(placed.why);
  const { orderId } = placed.value;
  const paid = await timed(() => takeCash(CASHIER, { orderId, given: minorOf(10_000) }));
  if (!paid.ok) return void wrong.push(paid.why);
  for (const part of await db.select({ fulfilmentId: fulfilments.id }).from(fulfilments).where(eq(fulfilments.orderId, orderId))) {
    const [isReady, isGone] = [await timed(() => makeReady(CASHIER, part)), await timed(() => handOver(CASHIER, part))];
    if (!isReady.ok || !isGone.ok) wrong.push("not handed over");
  }
  sales.push(performance.now() - began);
}

let open = true;
process.stdin.on("end", () => (open = false)).resume();
const shelf = await aShelf(10_000);
await sell(shelf); // the first sale opens connections
[steps, sales].forEach((times) => times.splice(0));
process.stdout.write("open\n");
const till = async (n: number) => {
  await new Promise((resolve) => setTimeout(resolve, (n * PACE_MS) / TILLS));
  while (open) {
    const next = new Promise((resolve) => setTimeout(resolve, PACE_MS));
    await sell(shelf).catch((error: unknown) => wrong.push(String(error)));
    await next;
  }
};
await Promise.all(Array.from({ length: TILLS }, (_, n) => till(n)));
await closePools();
process.stdout.write(`${JSON.stringify({ steps, sales, wrong })}\n`);
