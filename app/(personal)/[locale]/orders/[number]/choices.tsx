import type { ComponentProps } from "react";
import { AnsweredForm } from "@/app/answered-form";
import { addressFields } from "@/components/account/address-fields";
import { ChooseRow } from "@/components/orders/choose-row";
import { Panel } from "@/components/orders/order-aside";
import { LinePicture } from "@/components/orders/line-picture";
import { sayBy, sayWeekday, ROME, type Telling } from "@/components/orders/say-order";
import type { Answered } from "@/lib/core/form";
import { minorOf, sayMoney, sum } from "@/lib/core/money";
import { inLocale } from "@/lib/core/words";
import type { OtherWays } from "@/lib/fulfilment/choice/reads";
import type { FulfilmentPart } from "@/lib/fulfilment/types";
import { keptAnswer } from "@/lib/request/kept-answer";
import { words } from "@/lib/request/wording";
import { chooseMoney, chooseParcel, chooseParcelTo, chooseStore } from "./actions";

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

async function Choice({ part, ways, ...telling }: Telling & Missing) {
  const { order, places, locale, t } = telling;
  const hidden = { number: order.number, fulfilmentId: part.id };
  const lines = part.lines.flatMap(({ position, quantity }) => {
    const line = order.lines.find((l) => l.position === position);
    return line ? [{ ...line, quantity, share: minorOf(Math.round((line.total * quantity) / line.quantity)) }] : [];
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
        <details open={(await keptAnswer(`${part.id}-to`)) !== undefined} className="acc rounded-[var(--radius)] border! border-line-2! bg-surface px-4">
          <summary>
            <span>
              <span className="t block">{t("choice.parcel")}</span>
              <span className="cap block">{t("choice.parcelBy", { day })}</span>
            </span>
          </summary>
          <div>
            <AnsweredForm
              name={`${part.id}-to`}
              action={chooseParcelTo}
              hidden={{ ...hidden, country: "IT" }}
              fields={addressFields(words(locale, "account"), words(locale, "forms")("optional")).filter(({ name }) => name !== "phone").map((field) => (field.name === "name" ? { ...field, value: order.contact.name } : field))}
              submit={t("choice.parcelGo")}
            />
          </div>
        </details>
      ) : null}
      <Way name={`${part.id} money`} action={chooseMoney} hidden={hidden} title={t("choice.money")} detail={t("choice.moneyBack", { amount: sayMoney(sum(lines.map((l) => l.share)), order.currency, locale) })} />
    </div>
  );
}

/** A way that also shows its answer where no JavaScript has arrived. */
async function Way(props: Omit<ComponentProps<typeof ChooseRow>, "answered">) {
  return <ChooseRow {...props} answered={await keptAnswer<Answered>(props.name)} />;
}
