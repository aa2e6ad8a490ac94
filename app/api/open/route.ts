import { z } from "zod";
import { sayOpen } from "@/components/locations/say-open";
import { cachedStores } from "@/lib/cached/places";
import { done, type Outcome } from "@/lib/core/outcome";
import { LOCALES } from "@/lib/core/who";
import { openAt } from "@/lib/locations/rules";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";

export type OpenNow = { readonly handle: string; readonly open: boolean; readonly says: string };

/** Which stores are open now, in words. */
export const GET = route({
  who: "shopper",
  input: z.object({ locale: z.enum(LOCALES) }),
  verb: async function openNow(_, { locale }): Promise<Outcome<readonly OpenNow[], never>> {
    const now = new Date();
    const t = words(locale, "stores");
    return done((await cachedStores()).map((place) => {
      const state = openAt(place, now);
      return { handle: place.handle, open: state.open, says: sayOpen(state, place, now, locale, t) };
    }));
  },
});
