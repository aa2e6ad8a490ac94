import { z } from "zod";
import { requestView } from "@/app/api/aisle/request-view";
import type { HereView } from "@/components/aisle/views";
import { sayOpen } from "@/components/locations/say-open";
import { colleaguesAt, onFloor, waitingAt } from "@/lib/aisle/reads";
import { mayAsk } from "@/lib/aisle/rules";
import { cachedStores } from "@/lib/cached/places";
import { isId, type VariantId } from "@/lib/core/id";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { LOCALES } from "@/lib/core/who";
import { confidenceIn } from "@/lib/goods/rules";
import { openAt } from "@/lib/locations/rules";
import { ownRequestHere } from "@/lib/request/aisle";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";

const MOST = 100;
const Ids = z.string().max(37 * MOST).transform((text) => text.split(",")).refine((ids) => ids.length <= MOST && ids.every(isId)).transform((ids) => ids as VariantId[]);

/** What a store has of some variants on its floor, where they lie, whether they can be brought, and what this browser asked for. Never cached. */
export const GET = route({
  who: "shopper",
  input: z.object({ store: z.string().regex(/^[a-z0-9-]{1,80}$/), variants: Ids, locale: z.enum(LOCALES) }),
  status: { "not-offered": 404 },
  verb: async function here(_, { store, variants, locale }): Promise<Outcome<HereView, { why: "not-offered" }>> {
    const place = (await cachedStores()).find((each) => each.handle === store);
    if (!place) return refused({ why: "not-offered" });
    const now = new Date();
    const [floor, colleagues, waiting, own] = await Promise.all([onFloor(place.id, variants), colleaguesAt(place.id, now), waitingAt(place.id), ownRequestHere()]);
    const may = mayAsk(place, colleagues, waiting, now);
    return done({
      says: sayOpen(openAt(place, now), place, now, locale, words(locale, "stores")),
      no: may.ok ? null : may.why,
      floor: Object.fromEntries(floor.map(({ variantId, left, bin, evidence }) => [variantId, { left, bin, confidence: confidenceIn(evidence, now) }])),
      request: requestView(own?.place === store ? own : null, locale, now),
    });
  },
});
