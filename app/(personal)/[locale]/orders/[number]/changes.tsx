import { ROME, sayBy, sayWeekday, type Telling } from "@/components/orders/say-order";
import { sayMoney, sum, type Minor, ZERO } from "@/lib/core/money";
import { sayTime } from "@/lib/core/moments";
import { otherWays } from "@/lib/fulfilment/choice/reads";
import { heldUntil, reservedUntil } from "@/lib/fulfilment/promise/rules";
import { moreForParcel } from "@/lib/fulfilment/rules";
import type { FulfilmentPart } from "@/lib/fulfilment/types";
import { atWork, shareOf, toPayInStore } from "@/lib/orders/rules";
import { everyPart } from "@/lib/payments/reads";
import { deliveryLeft } from "@/lib/payments/rules";
import { dropPart, keepLonger, moveToParcel, moveToParcelAt, moveToStore } from "./actions";
import { ParcelTo, Way } from "./ways";

type Props = Telling & { readonly part: FulfilmentPart };

/** What a buyer may still change about a part: keep it longer, another way, none at all; nothing once it has left. */
export async function Changes({ part, ...telling }: Props) {
  const { order, now, locale, t } = telling;
  if (!atWork(order) || (part.state !== "planned" && part.state !== "ready")) return null;
  const hidden = { number: order.number, fulfilmentId: part.id };
  const reserved = toPayInStore(order);
  const left = part.kind === "deliver" ? deliveryLeft(await everyPart(order.id), part.id) : null; // null: another parcel travels
  const movable = !reserved && part.state === "planned" && !part.picking && part.replaces === null;
  return (
    <details className="acc last mt-6">
      <summary>{t("change.title")}</summary>
      <div className="grid gap-3">
        {part.state === "ready" ? <Longer part={part} {...telling} /> : null}
        {movable ? <OtherWay part={part} {...telling} back={left === null ? ZERO : sum([left, part.charge])} ways={await otherWays(part.id, now)} /> : null}
        <Way name={`${part.id} drop`} action={dropPart} hidden={hidden} title={t(reserved ? "change.dropReserved" : "change.drop")} detail={reserved ? t("change.dropNothing") : t("change.dropBack", { amount: sayMoney(sum([shareOf(order, part), part.charge, left ?? ZERO]), order.currency, locale) })} />
      </div>
    </details>
  );
}

function Longer({ part, order, places, locale, t }: Props) {
  const place = places.find((p) => p.id === part.locationId);
  if (!place || part.extended || !part.heldUntil || (place.extendDays === 0 && !toPayInStore(order))) return null;
  const until = toPayInStore(order) ? reservedUntil(place, part.heldUntil) : heldUntil({ ...place, holdDays: place.extendDays }, part.heldUntil);
  if (!until || until <= part.heldUntil) return null;
  const said = { day: sayWeekday(until, locale, place.timeZone), time: sayTime(until, locale, place.timeZone) };
  return <Way name={`${part.id} longer`} action={keepLonger} hidden={{ number: order.number, fulfilmentId: part.id }} title={t("change.keep")} detail={t("change.keepUntil", said)} />;
}

function OtherWay({ part, ways, back, ...telling }: Props & { /** What delivery brings back when it becomes a collection. */ readonly back: Minor; readonly ways: Awaited<ReturnType<typeof otherWays>> }) {
  const { order, places, locale, t } = telling;
  const hidden = { number: order.number, fulfilmentId: part.id };
  const more = order.parts.some((p) => p.kind === "deliver" && p.state !== "cancelled" && p.id !== part.id) ? ZERO : moreForParcel(shareOf(order, part));
  const day = part.kind === "collect" && ways.parcel ? sayWeekday(ways.parcel.due, locale, ROME) : null;
  return (
    <>
      {ways.stores.flatMap(({ locationId, due }) => {
        const place = places.find((p) => p.id === locationId);
        if (!place) return [];
        const ready = t("choice.storeBy", { by: sayBy(due, place.timeZone, telling) });
        return [<Way key={place.id} name={`${part.id} to ${place.handle}`} action={moveToStore} hidden={{ ...hidden, locationId }} title={t(part.kind === "collect" ? "change.store" : "change.toStore", { place: place.name })} detail={back > 0 ? `${ready}. ${t("change.back", { amount: sayMoney(back, order.currency, locale) })}` : ready} />];
      })}
      {day && more > 0 ? <p className="small text-ink-2">{t("change.costsMore", { amount: sayMoney(more, order.currency, locale) })}</p> : null}
      {day && more === 0 && order.contact.address ? <Way name={`${part.id} to parcel`} action={moveToParcel} hidden={hidden} title={t("change.parcel")} detail={`${t("choice.parcelBy", { day })} · ${order.contact.address.street}`} /> : null}
      {day && more === 0 && !order.contact.address ? <ParcelTo part={part} action={moveToParcelAt} detail={t("choice.parcelBy", { day })} {...telling} /> : null}
    </>
  );
}
