import { sql } from "drizzle-orm";
import { INVARIANTS } from "@/db/invariants/all";
import { examine } from "@/db/invariants/examine";
import { brokenOf, unseenOf } from "@/lib/health/rules";
import { reconcile } from "@/lib/payments/reconcile";
import { sweep } from "@/lib/payments/sweep";
import { clearing, count, type House } from "./house";
import { randomFrom } from "./random";
import type { Claim, Measure, Proof, Scenario, Size, Told } from "./types";

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
    await scenario.run({ random: randomFrom(`${seed} ${scenario.name}`), cards: house.cards, control: house.control, base: house.base, of, claim, measure: (says, value, goal) => void measures.push({ says, value, ...(goal && { goal }) }), note });
    note("until nothing waits");
    await quieten(house, claim);
    await agree(house, claim);
    await healthy(claim, except);
  } catch (error) {
    broke = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  return { name: scenario.name, says: scenario.says, seconds: (performance.now() - began) / 1000, claims, measures, ...(broke === undefined ? {} : { broke }) };
}

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
