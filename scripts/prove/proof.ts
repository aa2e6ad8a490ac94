import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { INVARIANTS } from "@/db/invariants/all";
import { examine } from "@/db/invariants/examine";
import type { Machine } from "@/lib/core/who";
import { stripeProcessor } from "@/lib/gateways/stripe";
import { brokenOf, unseenOf } from "@/lib/health/rules";
import { reconcile } from "@/lib/payments/reconcile";
import { sendRefund } from "@/lib/payments/send-refund";
import { sweep } from "@/lib/payments/sweep";
import { takeWebhook } from "@/lib/payments/take-webhook";
import { REACTIONS } from "@/lib/subscribers/table";
import { startWorker } from "@/lib/subscribers/worker";
import { startStandIn } from "@/scripts/stripe-stand-in/start";
import { randomFrom } from "./random";
import type { Claim, Measure, Proof, Scenario, Size, Told } from "./types";

const MACHINE: Machine = { is: "machine", job: "prove" };
const KEY = "sk_test_prove";
const SECRET = "whsec_prove";
const PAYMENT_OVER_MS = 30 * 60_000;

type Wish = { readonly house: House; readonly seed: string; readonly size: Size; readonly note?: (text: string) => void; readonly except?: readonly string[] };

/**
 * Runs one scenario on the database of this process, and then claims what must be true of any shop after anything: nothing waits, the processor and the books agree to the cent, the doctor finds nothing.
 */
export async function prove(scenario: Scenario, { house, seed, size, note = () => {}, except = [] }: Wish): Promise<Told> {
  const began = performance.now();
  const [claims, measures]: [Claim[], Measure[]] = [[], []];
  const claim: Proof["claim"] = (says, holds, found = "") => void claims.push({ says, holds, found: typeof found === "string" ? found : JSON.stringify(found) });
  const of: Proof["of"] = (figures) => figures[size];
  let broke: string | undefined;
  try {
    await scenario.run({ random: randomFrom(`${seed} ${scenario.name}`), cards: house.cards, control: house.control, of, claim, measure: (says, value) => void measures.push({ says, value }), note });
    note("until nothing waits");
    await quieten(house, claim);
    await agree(house, claim);
    await healthy(claim, except);
  } catch (error) {
    broke = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  return { name: scenario.name, says: scenario.says, seconds: (performance.now() - began) / 1000, claims, measures, ...(broke === undefined ? {} : { broke }) };
}

export type House = Awaited<ReturnType<typeof openHouse>>;

/** What a shop needs around its database: a stand-in for the card processor, the door for its webhooks, and the worker that does what follows from facts. */
export async function openHouse() {
  const booked = await clearing();
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
  const control: Proof["control"] = async (path, body) => {
    const answer = await fetch(`${stand.url}/_stand_in/${path}`, { method: body === undefined ? "GET" : "POST", headers: { authorization: `Bearer ${KEY}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const told = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(`${path}: ${String(told["error"])}`);
    return told;
  };
  const close = async () => {
    await stand.close();
    door.closeAllConnections();
    await new Promise((resolve) => door.close(resolve));
    await Promise.all(taking); // the sender is gone, its notices are still being taken
    await worker.stop();
  };
  return { cards, control, booked, close };
}

const count = async (query: ReturnType<typeof sql>): Promise<number> => Number((await db.execute<{ n: string }>(query))[0]?.n);
const clearing = () => count(sql`select coalesce(sum(amount), 0) as n from entries where account = 'card-clearing' and currency = 'EUR'`);

/** The time to pay is over for whoever still might, and the jobs run until none is left. */
async function quieten({ cards, control }: House, claim: Proof["claim"]): Promise<void> {
  await control("webhooks", {});
  const waiting = async () => [
    await count(sql`select count(*) as n from payment_attempts where state in ('created', 'unknown', 'open')`),
    await count(sql`select count(*) as n from refunds where state in ('due', 'sent')`),
    await count(sql`select count(*) as n from fact_jobs() where not over`),
  ];
  let left = await waiting();
  for (const until = Date.now() + 120_000; left.some((n) => n > 0) && Date.now() < until; left = await waiting()) {
    await sweep(new Date(Date.now() + PAYMENT_OVER_MS), cards);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  claim("Nothing waits any more: no payment, no refund, no job.", left.every((n) => n === 0), `${left[0]} payments, ${left[1]} refunds, ${left[2]} jobs`);
}

/** What the processor took and gave back is what the books say, to the cent, in sum and one by one. */
async function agree({ cards, control, booked }: House, claim: Proof["claim"]): Promise<void> {
  const there = ((await control("ledger"))["EUR"] ?? { net: 0, captures: 0, refunds: 0 }) as { net: number; captures: number; refunds: number };
  const here = (await clearing()) - booked;
  claim("The card processor’s total is that of the books, to the cent.", there.net === here, `${there.captures} captures, ${there.refunds} refunds: processor ${there.net}, books ${here}`);
  const compared = await reconcile(new Date(), cards);
  claim("Every capture and refund there is one here, and the other way round.", compared.ok && compared.value.differences.length === 0, compared.ok ? `${compared.value.captures} and ${compared.value.refunds} compared` : compared.why);
}

/** `except`: what the scenario's own liberties with time break. */
async function healthy(claim: Proof["claim"], except: readonly string[]): Promise<void> {
  const { findings } = await examine(process.env["DATABASE_URL"] ?? "", { invariants: INVARIANTS.filter(({ id }) => !except.includes(id)) });
  const bad = [...brokenOf(findings), ...unseenOf(findings)];
  claim("The doctor finds nothing.", bad.length === 0, bad.length === 0 ? `${findings.length} invariants` : bad.map((f) => `${f.id}: ${f.keys.join(", ")}`).join("; "));
}
