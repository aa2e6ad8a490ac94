import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import { startStandIn, type StandInOptions } from "../start";

export const KEY = "sk_test_stand_in";
export const SECRET = "whsec_stand_in";

export type Hook = { body: string; signature: string; event: Stripe.Event; at: number };
export type Mailbox = { url: string; got: Hook[]; answer: (status: number) => void; until: (ready: (got: Hook[]) => boolean) => Promise<Hook[]>; close: () => Promise<void> };

/** An endpoint of our own that webhooks arrive at. */
export async function openMailbox(): Promise<Mailbox> {
  const got: Hook[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString();
      got.push({ body, signature: String(request.headers["stripe-signature"]), event: JSON.parse(body) as Stripe.Event, at: Date.now() });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    got,
    answer: (next) => (status = next),
    until: (ready) => eventually(() => (ready(got) ? got : null)),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** Asks again and again until there is an answer; fails after five seconds. */
export async function eventually<T>(ask: () => T | null | Promise<T | null>): Promise<T> {
  for (const end = Date.now() + 5_000; ; ) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > end) throw new Error("it never came to that");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export type Stand = {
  url: string;
  port: number;
  stripe: Stripe;
  control: (path: string, body?: unknown) => Promise<Record<string, unknown>>;
  session: (more?: Partial<Stripe.Checkout.SessionCreateParams>, options?: Stripe.RequestOptions) => Promise<Stripe.Checkout.Session>;
  close: () => Promise<void>;
};

/** A stand-in with the real client pointed at it. */
export async function openStand(options: Partial<StandInOptions> = {}): Promise<Stand> {
  const { url, port, close } = await startStandIn({ secretKey: KEY, ...options });
  const stripe = new Stripe(KEY, { host: "127.0.0.1", port, protocol: "http", telemetry: false, maxNetworkRetries: 0, timeout: 2_000 });
  const control = async (path: string, body?: unknown) => {
    const answer = await fetch(`${url}/_stand_in/${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${KEY}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const told = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(String(told["error"]));
    return told;
  };
  return { url, port, stripe, control, session: (more, idem) => stripe.checkout.sessions.create({ ...LAMP, ...more }, idem), close };
}

export const LAMP: Stripe.Checkout.SessionCreateParams = {
  mode: "payment",
  locale: "it",
  customer_email: "ada@example.test",
  client_reference_id: "order-1",
  success_url: "http://shop.test/order?session={CHECKOUT_SESSION_ID}",
  cancel_url: "http://shop.test/checkout",
  metadata: { order_id: "order-1" },
  payment_intent_data: { metadata: { order_id: "order-1" }, description: "Order 1" },
  line_items: [
    { quantity: 2, price_data: { currency: "eur", unit_amount: 4_100, product_data: { name: "Cuscino Lino", description: "Terracotta" } } },
    { quantity: 1, price_data: { currency: "eur", unit_amount: 690, product_data: { name: "Consegna" } } },
  ],
};

/** The value a promise was rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}
