import { z } from "zod";
import { sayOpen } from "@/components/locations/say-open";
import type { Visitor } from "@/components/shop/visitor";
import { cartById } from "@/lib/cart/reads";
import { done, type Outcome } from "@/lib/core/outcome";
import { LOCALES, type Locale } from "@/lib/core/who";
import { cachedStores } from "@/lib/cached/places";
import { openAt } from "@/lib/locations/rules";
import { myStoreHandle } from "@/lib/request/my-store";
import { route } from "@/lib/request/route";
import { findVisitorHere } from "@/lib/request/shopper";
import { words } from "@/lib/request/wording";

/** What differs by visitor on every page: how much is in the bag, who is signed in, which store is theirs. */
export const GET = route({
  who: "shopper",
  input: z.object({ locale: z.enum(LOCALES) }),
  verb: async function visitor(who, { locale }): Promise<Outcome<Visitor, never>> {
    const [{ name }, cart, store] = await Promise.all([findVisitorHere(), cartById(who.cartId, new Date()), myStore(locale)]);
    return done({ count: cart.count, initial: name?.trim().charAt(0).toUpperCase() || null, store });
  },
});

async function myStore(locale: Locale): Promise<Visitor["store"]> {
  const handle = await myStoreHandle();
  const place = handle ? (await cachedStores()).find((each) => each.handle === handle) : undefined;
  if (!place) return null;
  const now = new Date();
  return { id: place.id, handle: place.handle, name: place.name, says: sayOpen(openAt(place, now), place, now, locale, words(locale, "stores")) };
}
