import "server-only";
import type { ProductId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { pricesBeginning } from "@/lib/pricing/coming/reads";

const EVERY_MS = 60_000;
const AHEAD_MS = 70_000;

type Watch = { readonly look: () => void; readonly stop: () => void };

/**
 * Tells when prices begin that were written down before: no fact happens then, the clock alone makes pages stale.
 * Looks a little more than a minute ahead, every minute and whenever a price is written.
 */
export function watchPrices(begun: (productIds: readonly ProductId[]) => void, everyMs = EVERY_MS): Watch {
  const due = new Map<number, { readonly products: Set<ProductId>; readonly timer: NodeJS.Timeout }>();
  let soon: NodeJS.Timeout | undefined;

  const at = (moment: number) => {
    const there = due.get(moment);
    if (there) return there.products;
    const products = new Set<ProductId>();
    const begin = () => {
      due.delete(moment);
      begun([...products]);
    };
    due.set(moment, { products, timer: setTimeout(begin, Math.max(0, moment - Date.now()) + 1).unref() });
    return products;
  };
  const read = async () => {
    soon = undefined;
    try {
      const now = Date.now();
      for (const { productId, at: begins } of await pricesBeginning(new Date(now - 1_000), new Date(now + AHEAD_MS))) at(begins.getTime()).add(productId);
    } catch (error) {
      log.warn({ err: error }, "can't look which prices begin");
    }
  };
  const beat = setInterval(() => void read(), everyMs).unref();
  const look = () => void (soon ??= setTimeout(() => void read(), 100));
  look();
  return {
    look,
    stop: () => {
      clearInterval(beat);
      clearTimeout(soon);
      for (const { timer } of due.values()) clearTimeout(timer);
    },
  };
}
