import "server-only";
import type { CardView, QueueView } from "@/components/staff/queue-view";
import type { LocationId } from "@/lib/core/id";
import { daysAway, sayDay, sayTime } from "@/lib/core/moments";
import type { Locale, Staff } from "@/lib/core/who";
import type { Window } from "@/lib/fulfilment/windows/rules";
import { sayComes } from "./say-comes";
import { sayIntake } from "./say-intake";
import { openRequests } from "@/lib/aisle/reads";
import { requestView } from "./request-view";
import { queueAt } from "@/lib/fulfilment/queue/reads";
import { promisedOf } from "@/lib/fulfilment/queue/rules";
import type { QueueCard } from "@/lib/fulfilment/queue/types";
import { placesOf } from "@/lib/locations/reads";
import type { Place } from "@/lib/locations/types";
import { sayNumber } from "@/lib/orders/rules";
import { type Wording, words } from "@/lib/request/wording";

/** The queue of a store as a colleague's screen shows it; null for who doesn't serve there. */
export async function queueViewAt(who: Staff, place: LocationId, locale: Locale, now: Date): Promise<QueueView | null> {
  const [cards, requests, [shop]] = await Promise.all([queueAt(who, place, now), openRequests(who, place), placesOf([place])]);
  if (!cards || !requests || !shop) return null;
  const t = words(locale, "staff");
  const moment = sayMoment(locale, shop, now);
  const seen = cards.map((card) => ({ stand: card.stand, view: cardView(card, shop, moment, (window) => sayComes(window, shop, locale, now, t), t) }));
  const those = (...stands: readonly QueueCard["stand"][]) => seen.filter(({ stand }) => stands.includes(stand)).map(({ view }) => view);
  return { at: now.getTime(), clock: sayTime(now, locale, shop.timeZone), intake: sayIntake(shop, locale, now), asked: requests.map((request) => requestView(request, shop, locale, moment, t)), toPick: those("to-pick", "picking", "asked"), ready: those("ready"), putBack: those("put-back") };
}

/** A moment at a place: the time, and the day unless it is today. */
export const sayMoment = (locale: Locale, { timeZone }: Pick<Place, "timeZone">, now: Date) => (at: Date): string =>
  daysAway(at, now, timeZone) === 0 ? sayTime(at, locale, timeZone) : `${sayDay(at, locale, timeZone)}, ${sayTime(at, locale, timeZone)}`;

export function cardView(card: QueueCard, shop: Place, moment: (at: Date) => string, comes: (window: Window) => string, t: Wording): CardView {
  const promised = promisedOf(card);
  const end = new Date(promised.due);
  return {
    id: card.fulfilmentId,
    href: card.stand === "to-pick" || card.stand === "picking" || card.stand === "put-back" ? `/staff/${shop.handle}/pick/${card.fulfilmentId}` : card.stand === "ready" ? `/staff/${shop.handle}/hand-over?part=${card.fulfilmentId}` : null,
    name: card.name,
    number: sayNumber(card.number),
    meta: [t("meta", { lines: card.lines, pieces: card.pieces }), card.toPay && t("toPay")].filter(Boolean).join(" · "),
    window: card.window && card.stand !== "put-back" ? comes(card.window) : null,
    ...promised,
    by: t(card.stand === "ready" ? "heldUntil" : card.stand === "put-back" ? "since" : "by", { at: moment(end) }),
    was: t(card.stand === "put-back" ? "since" : "was", { at: moment(end) }),
    chip: chipOf(card, t),
    shelf: card.shelf,
  };
}

function chipOf({ stand, by, mine, found, pieces }: QueueCard, t: Wording): CardView["chip"] {
  if (stand === "picking") return { tone: "warn", words: mine ? t("chip.mine", { found, pieces }) : t("chip.picking", { name: by ?? "–" }) };
  if (stand === "asked") return { tone: "plain", words: t("chip.asked") };
  if (stand === "ready") return { tone: "good", words: t("chip.ready") };
  return { tone: "plain", words: t(stand === "put-back" ? "chip.put-back" : "chip.to-pick") };
}
