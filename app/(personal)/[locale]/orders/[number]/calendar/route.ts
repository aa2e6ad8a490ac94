import { z } from "zod";
import { addresses } from "@/components/shop/addresses";
import { config } from "@/lib/core/config";
import { sayTime } from "@/lib/core/moments";
import { type Done, done } from "@/lib/core/outcome";
import { LOCALES } from "@/lib/core/who";
import { calendarOf } from "@/lib/fulfilment/calendar/rules";
import { places } from "@/lib/locations/reads";
import { sayNumber } from "@/lib/orders/rules";
import { findOrderHere } from "@/lib/request/order-key";
import { route } from "@/lib/request/route";
import { words } from "@/lib/request/wording";

const HOUR = 60 * 60_000;
const Asked = z.object({ locale: z.enum(LOCALES), number: z.string().max(24), part: z.string().max(40).optional().catch(undefined) });

/** When a collection is to be had, in its window or until when it waits, as a file for a calendar, for whoever may see the order; the same 404 for everybody else. The code is not in it: calendars are shared. */
export const GET = route({
  who: "shopper",
  input: Asked,
  verb: async function calendar(_, { locale, number, part: wanted }): Promise<Done<string | null>> {
    const [order, everywhere] = await Promise.all([findOrderHere(number), places()]);
    const part = order?.parts.find((p) => p.id === wanted && (p.state === "ready" || (p.state === "planned" && p.window)));
    const place = everywhere.find((p) => p.id === part?.locationId);
    const now = new Date();
    const window = part?.window && part.window.until > now && !part.extended ? part.window : null; // who asked for more time comes later
    const until = window?.until ?? part?.heldUntil;
    if (!order || !part || !until || !place) return done(null);
    const t = words(locale, "order");
    const base = new URL(config().UNICO_BASE_URL);
    const said = { number: sayNumber(order.number), place: place.name, time: sayTime(until, locale, place.timeZone) };
    return done(
      calendarOf({
        id: part.id, host: base.hostname, revision: part.extended ? 1 : 0, now, from: window?.from ?? new Date(until.getTime() - HOUR), until, title: t(window ? "calendar.window" : "calendar.event", said), text: t(window ? "calendar.windowText" : "calendar.text", { ...said, phone: place.phone }),
        place: `${place.name}, ${place.street}, ${place.postcode} ${place.city}`, latitude: place.latitude, longitude: place.longitude, page: new URL(addresses(locale).order(order.number), base).href,
      }),
    );
  },
  answer: (text) =>
    text === null
      ? new Response("404\n", { status: 404, headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" } })
      : new Response(text, { headers: { "content-type": "text/calendar; charset=utf-8", "content-disposition": 'attachment; filename="ritiro.ics"', "cache-control": "private, no-store" } }),
});
