import type { CardProcessor } from "@/lib/gateways/card-processor";
import type { Random } from "./random";

/** Something that must be true after a scenario, and what was found. */
export type Claim = { readonly says: string; readonly holds: boolean; readonly found: string };
/** What a figure should be: `npm run bench` says which are met, no proof depends on them. */
export type Goal = { readonly says: string; readonly met: boolean };
/** Something that was measured on the way: told, never judged. */
export type Measure = { readonly says: string; readonly value: string; readonly goal?: Goal };
/** What one scenario told. `broke`: it did not come to its end, and why. */
export type Told = { readonly name: string; readonly says: string; readonly seconds: number; readonly claims: readonly Claim[]; readonly measures: readonly Measure[]; readonly broke?: string };

/** `tiny` for every test run, `quick` for a look, `full` for the proof. */
export const SIZES = ["tiny", "quick", "full"] as const;
export type Size = (typeof SIZES)[number];

/** What a scenario is given: chance from the seed, a card processor that can be told what to do, and somewhere to say what it found. */
export type Proof = {
  readonly random: Random;
  readonly cards: CardProcessor;
  /** The stand-in for the card processor: its control commands (scripts/stripe-stand-in/control.ts). */
  readonly control: (path: string, body?: unknown) => Promise<Record<string, unknown>>;
  /** Where the shop answers; empty unless the scenario is `overHttp`. */
  readonly base: string;
  /** The figure for the size of this run. */
  readonly of: (figures: { readonly [S in Size]: number }) => number;
  readonly claim: (says: string, holds: boolean, found?: unknown) => void;
  readonly measure: (says: string, value: string, goal?: Goal) => void;
  readonly note: (text: string) => void;
};

/** One proof: something many people do at once, and what must be true afterwards. */
export type Scenario = {
  readonly name: string;
  readonly says: string;
  /** The verbs that it races, as files of lib/: `checkout/place-order`. A test names verbs that no scenario has. */
  readonly verbs: readonly string[];
  /** Wants the built shop to run, and comes to it by its door. */
  readonly overHttp?: true;
  readonly run: (proof: Proof) => Promise<void>;
};
