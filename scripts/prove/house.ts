import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { Machine } from "@/lib/core/who";
import { stripeProcessor } from "@/lib/gateways/stripe";
import { sendRefund } from "@/lib/refunds/send-refund";
import { takeWebhook } from "@/lib/payments/take-webhook";
import { REACTIONS } from "@/lib/subscribers/table";
import { startWorker } from "@/lib/subscribers/worker";
import { startStandIn } from "@/scripts/stripe-stand-in/start";
import type { Proof } from "./types";

const MACHINE: Machine = { is: "machine", job: "prove" };
const KEY = "sk_test_prove";
const SECRET = "whsec_prove";

export type House = Awaited<ReturnType<typeof openHouse>>;

/**
 * What a shop needs around its database: a stand-in for the card processor, the door for its webhooks, and the worker that does
 * what follows from facts. Where a whole shop runs (`npm run prove` says so in the environment) it has all of that itself.
 */
export async function openHouse() {
  const booked = await clearing();
  const { UNICO_BASE_URL: base = "", STRIPE_SECRET_KEY: key = "", STRIPE_WEBHOOK_SECRET: secret = "", STRIPE_API_BASE: apiBase } = process.env;
  if (apiBase) return { cards: stripeProcessor({ secretKey: key, webhookSecrets: [secret], apiBase, timeoutMs: 3_000 }), control: controlOf(apiBase, key), booked, base, close: async () => {} };
  const taking = new Set<Promise<unknown>>();
  const door = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const taken = takeWebhook(Buffer.concat(parts).toString(), String(request.headers["stripe-signature"]), cards).then(
        (answer) => response.writeHead(answer.ok ? 200 : answer.why === "unknown" ? 503 : 400).end(),
        () => response.writeHead(500).end(),
      );
      taking.add(taken);
      void taken.finally(() => taking.delete(taken));
    });
  });
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  const stand = await startStandIn({ secretKey: KEY, webhookUrl: `http://127.0.0.1:${(door.address() as AddressInfo).port}/`, webhookSecret: SECRET });
  const cards = stripeProcessor({ secretKey: KEY, webhookSecrets: [SECRET], apiBase: stand.url, timeoutMs: 3_000 });
  const back = async ({ refundId }: { readonly refundId: Parameters<typeof sendRefund>[1] }) => void (await sendRefund(MACHINE, refundId, cards));
  const worker = await startWorker({ reactions: { ...REACTIONS, "payment.surplus": [back], "refund.due": [back] }, routines: [] });
  const close = async () => {
    await stand.close();
    door.closeAllConnections();
    await new Promise((resolve) => door.close(resolve));
    await Promise.all(taking); // the sender is gone, its notices are still being taken
    await worker.stop();
  };
  return { cards, control: controlOf(stand.url, KEY), booked, base: "", close };
}

const controlOf =
  (url: string, key: string): Proof["control"] =>
  async (path, body) => {
    const answer = await fetch(`${url}/_stand_in/${path}`, { method: body === undefined ? "GET" : "POST", headers: { authorization: `Bearer ${key}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const told = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(`${path}: ${String(told["error"])}`);
    return told;
  };

export const count = async (query: ReturnType<typeof sql>): Promise<number> => Number((await db.execute<{ n: string }>(query))[0]?.n);
/** What the books say the card processor owes: cards on its pages, and at the readers that it drives. */
export const clearing = () => count(sql`select coalesce(sum(e.amount), 0) as n from entries e join journals j on j.id = e.journal_id where e.currency = 'EUR' and case e.account when 'card-clearing' then true
  when 'terminal' then exists (select 1 from payment_attempts a where a.provider_ref is not null and a.id = case j.kind when 'capture' then substring(j.cause from 9)::uuid else (select coalesce(r.via_id, r.attempt_id) from refunds r where r.id = substring(j.cause from 8)::uuid) end) else false end`);
