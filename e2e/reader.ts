import { test } from "./shop";

/** The card reader that stands at the store's first till. */
const READER = "tmr_demo";

const { STRIPE_API_BASE: stripe = "", STRIPE_SECRET_KEY: key = "" } = process.env;
async function standIn(path: string, sent: unknown): Promise<void> {
  const answer = await fetch(`${stripe}/_stand_in/${path}`, { method: "POST", headers: { authorization: `Bearer ${key}` }, body: JSON.stringify(sent) });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
}

/** Holds a card to the reader: a number, or what becomes of it. */
export const present = (what: string): Promise<void> => standIn(`reader/${READER}`, { present: what });

/** The processor's next answers to a call go wrong in these ways, one after the other. */
export const lose = (on: string, ...steps: string[]): Promise<void> => standIn("faults", { on, steps });

/** In this file somebody holds the card; elsewhere the demo's reader takes one by itself after a while. */
export function aHandHoldsTheCard(): void {
  test.beforeEach(() => standIn("settings", { readerMs: 0 }));
  test.afterEach(() => standIn("settings", { readerMs: 2_500 }));
}
