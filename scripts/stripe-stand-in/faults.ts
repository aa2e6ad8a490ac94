/** What may go wrong with one call. `before`: nothing happened; `after`: it happened, the caller isn't told. */
const STEPS = [
  "ok",
  "slow",
  "hang-before",
  "hang-after",
  "cut-before",
  "cut-after",
  "500-before",
  "500-after",
  "429",
  "wrong-amount",
  "wrong-currency",
  "no-answer",
  "no-card",
  "decline",
] as const;
export type Step = { do: (typeof STEPS)[number]; ms: number; amount: number; currency: string };
/** The next calls of each endpoint, by its name (`checkout.sessions.create`, `refunds.create`, `pay`, `reader`, …). */
export type Scripts = Record<string, Step[]>;

const OK: Step = { do: "ok", ms: 0, amount: 0, currency: "" };

/** Takes the next step of the endpoint's script; without a script all is well. */
export const nextStep = (scripts: Scripts, endpoint: string): Step => scripts[endpoint]?.shift() ?? OK;

/** Reads one scripted step: its name, or an object with `do` and its figures. Throws with a sentence when unknown. */
export function readStep(raw: unknown): Step {
  const given = (typeof raw === "string" ? { do: raw } : raw) as Partial<Record<keyof Step, unknown>> | null;
  const step = STEPS.find((name) => name === given?.do);
  if (!step) throw new TypeError(`unknown fault ${JSON.stringify(raw)}; known: ${STEPS.join(", ")}`);
  return {
    do: step,
    ms: Number(given?.ms ?? 1_000),
    amount: Number(given?.amount ?? 1),
    currency: String(given?.currency ?? "usd"),
  };
}
