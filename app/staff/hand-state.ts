import "server-only";
import { sayMoney } from "@/lib/core/money";
import { daysAway, sayDay, sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { Handing } from "@/lib/fulfilment/handing/types";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";

export type HandState = { readonly tone: "good" | "warn" | "bad" | "plain"; readonly title: string; readonly text: string };

/** How a collection stands, for who is asked for it: may it be given, and if not, what to say. */
export function handState(part: Handing, proved: boolean, { places, locale, now }: { readonly places: readonly Place[]; readonly locale: Locale; readonly now: Date }): HandState {
  const t = words(locale, "staff-hand");
  const here = places.find((place) => place.id === part.locationId);
  const zone = here?.timeZone ?? "Europe/Rome";
  const moment = (at: Date | null) => (at === null ? "–" : daysAway(at, now, zone) === 0 ? sayTime(at, locale, zone) : `${sayDay(at, locale, zone)}, ${sayTime(at, locale, zone)}`);
  const say = (tone: HandState["tone"], key: string, values: Record<string, string | number> = {}): HandState => ({ tone, title: t(`state.${key}.title`, values), text: t(`state.${key}.text`, values) });
  if (part.given) return say("bad", part.given.receiver ? "givenTo" : "given", { at: moment(part.given.at), by: part.given.by, receiver: part.given.receiver ?? "" });
  if (part.state === "planned") return say("warn", "planned", { at: moment(part.due) });
  if (part.state === "asked") return say("warn", "asked");
  if (part.state === "ready" && part.triesLeft === 0) return say("warn", "document");
  if (part.state === "ready" && part.byDocument) return say("warn", "byDocument");
  if (part.state === "ready" && part.toPay) return say(proved ? "good" : "plain", proved ? "provedToPay" : "toPay", { at: moment(part.heldUntil), amount: sayMoney(part.toPay.amount, part.toPay.currency, locale) });
  if (part.state === "ready") return proved ? say("good", "proved", { at: moment(part.heldUntil) }) : say("plain", "ready", { at: moment(part.heldUntil) });
  const other = places.find((place) => place.id === part.movedTo);
  if (other) return say("bad", "moved", { place: other.name, city: other.city });
  if (part.heldUntil && part.heldUntil <= part.changedAt) return say("bad", "expired", { at: moment(part.heldUntil) });
  return say("bad", "cancelled", { at: moment(part.changedAt) });
}
