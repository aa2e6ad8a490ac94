import { createHash } from "node:crypto";

/** Chance that comes out the same for the same seed. */
export type Random = {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number;
  readonly pick: <T>(all: readonly T[]) => T;
  /** One of the names, as often as its weight says. */
  readonly weighted: <T extends string>(weights: { readonly [Name in T]: number }) => T;
  readonly chance: (of: number) => boolean;
};

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough to draw lots with. */
export function randomFrom(seed: string): Random {
  let state = createHash("sha256").update(seed).digest().readUInt32BE(0);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: <T>(all: readonly T[]): T => {
      const one = all[below(all.length)];
      if (one === undefined) throw new Error("there is nothing to pick from");
      return one;
    },
    weighted: <T extends string>(weights: { readonly [Name in T]: number }): T => {
      const names = Object.keys(weights) as T[];
      let left = next() * names.reduce((sum, name) => sum + weights[name], 0);
      return names.find((name) => (left -= weights[name]) < 0) ?? (names[0] as T);
    },
    chance: (of) => next() < of,
  };
}
