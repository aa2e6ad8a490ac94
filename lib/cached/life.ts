/**
 * How long a cached read counts: facts end it much sooner (stale.ts), so the clock is only there for a fact that never came.
 * `stale`: seconds for which a browser may show again what it fetched ahead.
 */
export const SHOP_LIFE = { stale: 60, revalidate: 60 * 60, expire: 7 * 24 * 60 * 60 };
