import "server-only";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { LOCALES } from "@/lib/core/who";

/** Questions that are answered for each asker anew and may cost the database much. */
const COSTLY = new RegExp(`^/(?:(?:${LOCALES.join("|")})/(?:search|c/[^/]+/filter|past/[^/]+)|api/(?:suggest|stock|here)|01/.+|q/.+|media/.+)$`);
/** How many of them one network may ask this process within a minute: many people at one address, not a machine that tries all words. */
const counter = new RateLimiterMemory({ points: 1_200, duration: 60 });

/** Seconds to wait before such a question is answered again; 0 when it may be asked now. Counted in memory: it guards no secret. */
export async function waitToAsk(pathname: string, network: string): Promise<number> {
  if (!COSTLY.test(pathname)) return 0;
  try {
    await counter.consume(network);
    return 0;
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return Math.max(1, Math.ceil(thrown.msBeforeNext / 1000));
    throw thrown;
  }
}
