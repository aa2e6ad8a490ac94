import { atomically } from "@/db/atomically";
import { aisleRequests } from "@/db/schema/all";
import { notePresence } from "@/lib/aisle/note-presence";
import { type AisleRequestId, type LocationId, newId, type StaffId, type VariantId } from "@/lib/core/id";
import { hashOf } from "@/lib/core/hash";
import { newToken } from "@/lib/core/code";
import { done } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { aProduct } from "./catalogue";
import { aColleague, aSession } from "./customers";
import { aPlace } from "./locations";

/** The hash of some browser's key. */
export const aBrowser = (): string => hashOf(newToken(128));

/** A colleague who serves in a place, signed in, with its screen in sight. */
export async function atWorkIn(place: LocationId, { name = "Prova Corsia", now = new Date() } = {}): Promise<Staff & { readonly staffId: StaffId }> {
  const { id } = await aColleague([{ role: "cashier", locationId: place }], { name });
  const who: Staff = { is: "staff", staffId: id, at: [place], may: new Set(["hand-over"]) };
  await aSession({ staffId: id });
  await notePresence(who, place, now);
  return who;
}

/** A store that is open day and night, somebody at work in it, with so many pieces of a thing. */
export async function aStaffedStore({ stock = 9 } = {}) {
  const place = await aPlace({ hours: [{ opens: "00:00", closes: "24:00" }] });
  const who = await atWorkIn(place.id);
  const { variants, handle } = await aProduct({ variants: 2, stock: { [place.id]: stock } });
  const [lamp, vase] = variants.map((v) => v.id) as [VariantId, VariantId];
  return { at: place.id, store: place.handle, product: handle, who, lamp, vase };
}

/** Something that was asked for so many minutes ago, for ten. */
export async function aRequest({ at, lamp, browser = aBrowser(), minutesAgo = 0 }: { readonly at: LocationId; readonly lamp: VariantId; readonly browser?: string; readonly minutesAgo?: number }): Promise<{ readonly requestId: AisleRequestId }> {
  const requestId = newId<"aisle-request">();
  const askedAt = new Date(Date.now() - minutesAgo * 60_000);
  await atomically(async (tx) => done(await tx.insert(aisleRequests).values({ id: requestId, locationId: at, variantId: lamp, locale: "it", browserHash: browser, actor: "guest", askedAt, dueAt: new Date(askedAt.getTime() + 600_000) })));
  return { requestId };
}
