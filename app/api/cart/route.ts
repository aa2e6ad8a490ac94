import { z } from "zod";
import { bagView } from "@/app/(shop)/[locale]/cart/view";
import { AddToCart } from "@/lib/cart/add-to-cart";
import { done, type Outcome } from "@/lib/core/outcome";
import { LOCALES } from "@/lib/core/who";
import type { BagView } from "@/components/cart/bag-view";
import { addToBag } from "@/lib/request/add-to-bag";
import { route } from "@/lib/request/route";

/** The shopper's own bag, with the words and ways it is shown with: for the drawer, and when another device changed it. */
export const GET = route({
  who: "shopper",
  input: z.object({ locale: z.enum(LOCALES) }),
  verb: async function bag(who, { locale }): Promise<Outcome<BagView, never>> {
    return done(await bagView(who, locale));
  },
});

/** Adds to it. Not a server action: beginning a bag sets a cookie, and the framework then makes the whole page anew and scrolls to its top. */
export const POST = route({ who: "shopper", input: AddToCart, status: { busy: 503 }, verb: addToBag });
