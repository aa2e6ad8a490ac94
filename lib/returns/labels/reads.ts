import "server-only";
import { eq, inArray } from "drizzle-orm";
import { db } from "@/db/client";
import { returnLabels, variants } from "@/db/schema/all";
import { companyAt } from "@/lib/company/reads";
import { times, minorOf } from "@/lib/core/money";
import { inLocale } from "@/lib/core/words";
import type { ParcelBack } from "@/lib/gateways/carrier";
import { carrier } from "@/lib/gateways/configured";
import { placesOf } from "@/lib/locations/reads";
import { sayNumber } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import type { Announced, ReturnRequestId } from "../announced/types";
import { parcelCalled, parcelGrams } from "./rules";

/** Whether this shop has a carrier's labels made for what comes back. */
export const makesLabels = (): boolean => carrier() !== null;

export type Label = { readonly state: (typeof returnLabels.$inferSelect)["state"]; readonly tracking: string | null };
/** How far the label of an announcement is; null where none was asked for. For callers who have checked who asks. */
export async function labelOf(requestId: ReturnRequestId): Promise<Label | null> {
  const [label] = await db.select({ state: returnLabels.state, tracking: returnLabels.tracking }).from(returnLabels).where(eq(returnLabels.requestId, requestId));
  return label ?? null;
}

/** The label itself; null where there is none. For callers who have checked who asks. */
export async function labelFile(requestId: ReturnRequestId): Promise<Uint8Array | null> {
  const [label] = await db.select({ state: returnLabels.state, pdf: returnLabels.pdf }).from(returnLabels).where(eq(returnLabels.requestId, requestId));
  return label?.state === "booked" ? label.pdf : null;
}

/** What a carrier is told of the parcel of an announcement; null where one of its ends has no address. */
export async function parcelBack({ contact, lines, number, currency }: Order, { requestId, at, pieces, locationId }: Announced): Promise<ParcelBack | null> {
  const [place] = locationId ? await placesOf([locationId]) : [];
  const its = pieces.flatMap(({ position, quantity }) => lines.filter((line) => line.position === position).map((line) => ({ line, quantity })));
  const weights = new Map((await db.select({ id: variants.id, grams: variants.weightG }).from(variants).where(inArray(variants.id, its.map(({ line }) => line.variantId)))).map(({ id, grams }) => [id, grams]));
  if (!contact.address || !place) return null;
  const weighed = its.map(({ line, quantity }) => ({ line, quantity, grams: weights.get(line.variantId) ?? null }));
  return {
    reference: requestId, called: parcelCalled(sayNumber(number), requestId), since: at, grams: parcelGrams(weighed),
    from: { ...contact.address, email: contact.email, phone: contact.phone },
    to: { name: place.name, company: (await companyAt()).name, street: place.street, postcode: place.postcode, city: place.city, province: place.province, country: place.country, email: place.email, phone: place.phone },
    items: weighed.map(({ line, quantity, grams }) => ({ what: inLocale(line.title, "en"), sku: line.sku, quantity, grams: parcelGrams([{ quantity: 1, grams }]) - parcelGrams([]), value: times(minorOf(1), Math.floor(line.total / line.quantity)), currency })),
  };
}
