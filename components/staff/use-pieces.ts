import { useState } from "react";
import type { LastScan } from "@/lib/fulfilment/picking/types";
import type { PickView, StopView } from "./pick-view";

type Heard = { readonly position: number; readonly found: number; readonly row: number };
type Pieces = { readonly stops: readonly StopView[]; readonly last: LastScan | null; readonly learn: (heard: Heard, last: LastScan | null) => void };

/** What is in hand: as the page came, and as answers said since. They may come in any order; the one with the newest entry is true. */
export function usePieces(view: PickView): Pieces {
  const [heard, setHeard] = useState<{ readonly of: Readonly<Record<number, Heard>>; readonly row: number; readonly last: LastScan | null }>({ of: {}, row: 0, last: null });
  const found = (stop: StopView) => {
    const said = heard.of[stop.position];
    return said && said.row > view.row ? said.found : stop.found;
  };
  return {
    stops: view.stops.map((stop) => ({ ...stop, found: Math.min(stop.wanted, found(stop)) })),
    last: heard.row > view.row ? heard.last : view.last,
    learn: (one, last) =>
      setHeard((before) => ({
        of: one.row > (before.of[one.position]?.row ?? 0) ? { ...before.of, [one.position]: one } : before.of,
        ...(one.row > before.row ? { row: one.row, last } : { row: before.row, last: before.last }),
      })),
  };
}
