export type Chance = { readonly below: (n: number) => number; readonly pick: <T>(from: readonly T[]) => T; readonly shuffle: <T>(list: readonly T[]) => T[]; readonly word: (length: number) => string };

/** Chance that a seed decides (mulberry32): the same seed, the same run. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const shuffle = <T>(list: readonly T[]): T[] => list.map((item) => ({ item, at: next() })).toSorted((a, b) => a.at - b.at).map(({ item }) => item);
  return { below, pick, shuffle, word: (length) => Array.from({ length }, () => pick([..."abcdefghijklmnopqrstuvwxyz0123456789"])).join("") };
}
