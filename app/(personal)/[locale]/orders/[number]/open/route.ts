import { z } from "zod";
import { addresses } from "@/components/shop/addresses";
import { type Done, done } from "@/lib/core/outcome";
import { LOCALES } from "@/lib/core/who";
import { rememberOrder } from "@/lib/request/order-key";
import { route } from "@/lib/request/route";

const one = z.literal("1").optional().catch(undefined);
const Asked = z.object({ locale: z.enum(LOCALES).catch("it"), number: z.string().max(200), code: z.string().regex(/^[0-9A-Z]{26}$/).optional().catch(undefined), paid: one, left: one, to: z.literal("slip").optional().catch(undefined) });

/** The link in a mail, the way back from paying, and a receipt's code: the code goes into a cookie, and the page opens under a clean address. */
export const GET = route({
  who: "shopper",
  input: Asked,
  verb: async function openOrder(_, { locale, number, code, paid, left, to }): Promise<Done<string>> {
    if (code) await rememberOrder(number, code);
    const order = addresses(locale).order(encodeURIComponent(number));
    return done(to ? `${order}/${to}` : `${order}${paid ? "?paid=1" : left ? "?left=1" : ""}`);
  },
  answer: (location) => new Response(null, { status: 307, headers: { location, "cache-control": "private, no-store" } }),
});
