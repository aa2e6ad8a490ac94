import "server-only";
import type { ProductId, VariantId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { stockOf } from "@/lib/inventory/reads";
import { places } from "@/lib/locations/reads";
import { freeOnline, noteShown, shownOf } from "./availability";

const GATHER_MS = 400;

type Watch = { readonly moved: (variantIds: readonly VariantId[]) => void; readonly stop: () => void };

/**
 * Tells which products' pages say something about availability that is no longer so. Stock moves with every order, pages
 * change only when a variant sells out or returns: so the last thing a page said is compared, at most every 400 ms.
 */
export function watchStock(flipped: (productIds: readonly ProductId[]) => void): Watch {
  const due = new Set<VariantId>();
  let timer: NodeJS.Timeout | undefined;

  const look = async () => {
    timer = undefined;
    const ids = [...due];
    due.clear();
    try {
      const [stock, everywhere] = await Promise.all([stockOf(ids), places()]);
      const free = freeOnline(stock, everywhere);
      const changed = new Set<ProductId>();
      for (const id of ids) {
        const page = shownOf(id);
        const available = (free.get(id) ?? 0) > 0;
        if (!page || page.available === available) continue;
        noteShown(id, page.productId, available);
        changed.add(page.productId);
      }
      if (changed.size > 0) flipped([...changed]);
    } catch (error) {
      log.warn({ err: error }, "can't look whether something sold out");
      for (const id of ids) due.add(id);
      timer ??= setTimeout(() => void look(), 5 * GATHER_MS);
    }
  };
  return {
    moved: (variantIds) => {
      for (const id of variantIds) if (shownOf(id)) due.add(id);
      if (due.size > 0) timer ??= setTimeout(() => void look(), GATHER_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
