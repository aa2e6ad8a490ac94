/** Chance from a seed: the same seed draws the same. Mulberry32 (public domain). Pure but for its own state. */
export function chanceFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low, high) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    oneOf: (list) => list[between(0, list.length - 1)],
    /** All of them, in an order of its own. */
    shuffled: (list) => list.map((one) => [next(), one]).toSorted(([a], [b]) => a - b).map(([, one]) => one),
    /** Chance of its own for a part, so that what others draw changes nothing there. */
    branch: () => chanceFrom(between(0, 2 ** 31)),
  };
}
