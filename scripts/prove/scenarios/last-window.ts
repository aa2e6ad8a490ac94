import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { pickupWindows } from "@/db/schema/all";
import { placeOrder } from "@/lib/checkout/place-order";
import { windowValue } from "@/lib/checkout/rules";
import { aBuyer } from "@/lib/checkout/testing/buyer";
import { windowsFrom } from "@/lib/fulfilment/windows/rules";
import { placesOf } from "@/lib/locations/reads";
import { answerOf, atOnce, inLanes, ready, tally } from "../shoppers";
import type { Scenario } from "../types";

const CAPACITY = 7;

/** A window with so many places, and a crowd that wants just that one. */
export const lastWindow: Scenario = {
  name: "last-window",
  says: `A crowd wants one pickup window of ${CAPACITY} places: so many get it, the others hear that it is full.`,
  verbs: ["checkout/place-order", "checkout/write-order"],
  run: async (proof) => {
    const people = proof.of({ tiny: 20, quick: 120, full: 400 });
    const place = await aPlace({ hours: [{ opens: "00:00", closes: "24:00" }], windowMinutes: 60, windowCapacity: CAPACITY, windowDays: 3 });
    const [shop] = await placesOf([place.id]);
    const window = shop && windowsFrom(shop, new Date(), () => 0, new Date()).at(-1);
    const lamp = (await aProduct({ price: 5000, stock: { [place.id]: people } })).variants[0];
    if (!window || !lamp) throw new Error("a window and a lamp were wanted");
    const everybody = await inLanes(Array.from({ length: people }), 16, () => aBuyer([{ variantId: lamp.id, at: place.id }]));
    const all = await inLanes(everybody, 16, (who) => ready(who, { "windows.a": windowValue(place.id, window.from) }));
    const said = tally(await atOnce(all.map(({ who, form }) => () => answerOf(() => placeOrder(who, form)))));
    const [row] = await db.select().from(pickupWindows).where(and(eq(pickupWindows.locationId, place.id), eq(pickupWindows.startsAt, window.from)));
    proof.claim(`Of ${people} who wanted it ${CAPACITY} have a place, and the window counts as many.`, said["yes"] === CAPACITY && row?.taken === CAPACITY, said);
    proof.claim("Everybody else heard that it is full, nobody an error.", Object.keys(said).every((kind) => kind === "yes" || kind === "window-full"), said);
  },
};
