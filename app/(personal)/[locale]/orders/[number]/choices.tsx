import { Panel } from "@/components/orders/order-aside";
import { LinePicture } from "@/components/orders/line-picture";
import { sayBy, sayWeekday, ROME, type Telling } from "@/components/orders/say-order";
import { sayMoney } from "@/lib/core/money";
import { inLocale } from "@/lib/core/words";
import type { OtherWays } from "@/lib/fulfilment/choice/reads";
import type { FulfilmentPart } from "@/lib/fulfilment/types";
import { shareOf } from "@/lib/orders/rules";
import { chooseMoney, chooseParcel, chooseParcelTo, chooseStore } from "./actions";
import { ParcelTo, Way } from "./ways";

type Missing = { readonly part: FulfilmentPart; readonly ways: OtherWays };

/** For each part of which pieces can't be found: what its buyer may have instead, each by one tap. */
export function Choices({ missing, ...telling }: Telling & { readonly missing: readonly Missing[] }) {
  return (
    <Panel id="choose" title={telling.t("choice.title")}>
      <div className="mt-5 grid gap-10">
        {missing.map((one) => (
          <Choice key={one.part.id} {...telling} {...one} />
        ))}
      </div>
    </Panel>
  );
}

function Choice({ part, ways, ...telling }: Telling & Missing) {
  const { order, places, locale, t } = telling;
  const hidden = { number: order.number, fulfilmentId: part.id };
  const lines = part.lines.flatMap(({ position, quantity }) => {
    const line = order.lines.find((l) => l.position === position);
    return line ? [{ ...line, quantity }] : [];
  });
  const { address } = order.contact;
  const day = ways.parcel && sayWeekday(ways.parcel.due, locale, ROME);
  return (
    <div className="grid gap-3">
      {lines.map((line) => (
        <p key={line.position} className="mb-1 flex items-center gap-4">
          <span className="well r45 w-14 shrink-0">
            <LinePicture stem={line.picture} sizes="56px" />
          </span>
          <span className="small">{t("choice.what", { title: [inLocale(line.title, locale), ...line.options.map((o) => inLocale(o.value, locale))].join(" · "), count: line.quantity })}</span>
        </p>
      ))}
      {ways.stores.length + Number(ways.parcel !== null) === 0 ? <p className="small">{t("choice.nowhere")}</p> : null}
      {ways.stores.flatMap(({ locationId, due }) => {
        const place = places.find((p) => p.id === locationId);
        return place ? [<Way key={place.id} name={`${part.id} ${place.handle}`} action={chooseStore} hidden={{ ...hidden, locationId }} title={t("choice.store", { place: place.name })} detail={t("choice.storeBy", { by: sayBy(due, place.timeZone, telling) })} />] : [];
      })}
      {day && address ? <Way name={`${part.id} parcel`} action={chooseParcel} hidden={hidden} title={t("choice.parcel")} detail={`${t("choice.parcelBy", { day })} · ${address.street}`} /> : null}
      {day && !address ? (
        <ParcelTo part={part} action={chooseParcelTo} detail={t("choice.parcelBy", { day })} {...telling} />
      ) : null}
      <Way name={`${part.id} money`} action={chooseMoney} hidden={hidden} title={t("choice.money")} detail={t("choice.moneyBack", { amount: sayMoney(shareOf(order, part), order.currency, locale) })} />
    </div>
  );
}
