import "server-only";
import type { LocationId, OrderId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { ordersToServe } from "@/lib/fulfilment/reads";
import type { OrderToServe } from "@/lib/fulfilment/types";
import type { OrderState } from "@/lib/orders/types";
import { ORDER_STEPS } from "@/lib/orders/rules";
import type { Page, TableSpec, TableView } from "./types";

const WAYS = ["collect", "deliver", "carry-out"] as const;

/** The table of orders; `places` are the filter's values. */
export const orderTable = (places: readonly { readonly id: LocationId }[]): TableSpec => ({
  path: "/admin/orders",
  columns: ["number", "at", "who", "parts", "pieces", "total", "status"],
  sorts: ["-at", "at"],
  filters: { state: Object.keys(ORDER_STEPS), way: WAYS, place: places.map(({ id }) => id) },
});

/** The orders that pass through a colleague's places, a page at a time. Nothing for who doesn't hand over. */
export async function orderRows(who: Staff, { filters, q, sort, after }: TableView, limit = 50): Promise<Page<OrderToServe>> {
  const { orders, next } = await ordersToServe(
    who,
    { state: filters["state"] as OrderState | undefined, way: filters["way"] as (typeof WAYS)[number] | undefined, place: filters["place"] as LocationId | undefined, words: q, oldest: sort === "at", after: after?.[1] as OrderId | undefined },
    limit,
  );
  return { rows: orders, next: next && [null, next] };
}
