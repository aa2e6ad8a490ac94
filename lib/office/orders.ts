import "server-only";
import type { LocationId, OrderId } from "@/lib/core/id";
import type { Staff } from "@/lib/core/who";
import { ordersToServe } from "@/lib/fulfilment/reads";
import { readDays } from "@/lib/figures/period/rules";
import { COLLECTION_FATES, type CollectionFate, RETURN_CHANNELS, type ReturnChannel, SAID_REASONS, type SaidReason, SALE_ORIGINS, type SaleOrigin } from "@/lib/figures/types";
import type { OrderToServe } from "@/lib/fulfilment/types";
import type { OrderState } from "@/lib/orders/types";
import { ORDER_STEPS } from "@/lib/orders/rules";
import { RETURN_KINDS, type ReturnKind } from "@/lib/returns/counter/types";
import type { Page, TableSpec, TableView } from "./types";

const WAYS = ["collect", "deliver", "carry-out"] as const;

/** The table of orders; `places` are the filter's values. Days in which something was sold, given back, collected or brought back come from its address alone: figures lead here with them. */
export const orderTable = (places: readonly { readonly id: LocationId }[], asked: Readonly<Record<string, unknown>> = {}): TableSpec => {
  const [ended, returned] = [daysOf(asked["ended"]), daysOf(asked["returned"])];
  return {
    path: "/admin/orders",
    columns: ["number", "at", "who", "parts", "pieces", "total", "status"],
    sorts: ["-at", "at"],
    filters: { state: Object.keys(ORDER_STEPS), way: WAYS, place: places.map(({ id }) => id), origin: SALE_ORIGINS, back: RETURN_CHANNELS, sold: daysOf(asked["sold"]), given: daysOf(asked["given"]), collection: ended.length > 0 ? COLLECTION_FATES : [], ended, returned, right: returned.length > 0 ? RETURN_KINDS : [], reason: returned.length > 0 ? SAID_REASONS : [] },
  };
};

const daysOf = (asked: unknown): readonly string[] => (typeof asked === "string" && readDays(asked) ? [asked] : []);

/** The orders that pass through a colleague's places, a page at a time. Nothing for who doesn't hand over. */
export async function orderRows(who: Staff, { filters, q, sort, after }: TableView, limit = 50): Promise<Page<OrderToServe>> {
  const { orders, next } = await ordersToServe(
    who,
    { state: filters["state"] as OrderState | undefined, way: filters["way"] as (typeof WAYS)[number] | undefined, place: filters["place"] as LocationId | undefined, sold: readDays(filters["sold"]) ?? undefined, origin: filters["origin"] as SaleOrigin | undefined, given: readDays(filters["given"]) ?? undefined, back: filters["back"] as ReturnChannel | undefined, collection: filters["collection"] as CollectionFate | undefined, ended: readDays(filters["ended"]) ?? undefined, returned: readDays(filters["returned"]) ?? undefined, right: filters["right"] as ReturnKind | undefined, reason: filters["reason"] as SaidReason | undefined, words: q, oldest: sort === "at", after: after?.[1] as OrderId | undefined },
    limit,
  );
  return { rows: orders, next: next && [null, next] };
}
