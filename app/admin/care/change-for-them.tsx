import { AnsweredForm } from "@/app/answered-form";
import { addressFields } from "@/components/account/address-fields";
import { sayBy, sayWeekday } from "@/components/orders/say-order";
import { Select } from "@/components/ui/field";
import { newId } from "@/lib/core/id";
import { sayMoney, sum, ZERO } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { otherWays } from "@/lib/fulfilment/choice/reads";
import { moreForParcel } from "@/lib/fulfilment/rules";
import type { FulfilmentPart } from "@/lib/fulfilment/types";
import type { Place } from "@/lib/locations/types";
import { atWork, shareOf, toPayInStore } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import { deliveryLeft } from "@/lib/payments/rules";
import { everyPart } from "@/lib/payments/reads";
import { keptAnswer } from "@/lib/request/kept-answer";
import { words } from "@/lib/request/wording";
import { address, change } from "./actions";

type Props = { readonly order: Order; readonly places: readonly Place[]; readonly locale: Locale };
const ROME = "Europe/Rome";

/** What customer service may change about an order in its customer's place: how each part is had, and where parcels go; nothing once it has left. */
export function ChangeForThem({ order, places, locale }: Props) {
  const t = words(locale, "admin-care");
  const open = atWork(order) ? order.parts.filter(({ state }) => state === "planned" || state === "ready" || state === "asked") : [];
  const parcels = order.parts.filter(({ kind, state }) => kind === "deliver" && state !== "cancelled");
  const addressed = order.contact.address !== null && parcels.length > 0 && parcels.every(({ state }) => state === "waiting" || state === "planned");
  if (open.length === 0 && !addressed) return null;
  return (
    <section aria-labelledby="change" className="grid gap-5">
      <div className="grid gap-3">
        <h2 id="change" className="h3">{t("change.title")}</h2>
        <p className="small text-ink-2">{t("change.text")}</p>
      </div>
      {open.map((part) => <PartForm key={part.id} part={part} order={order} places={places} locale={locale} />)}
      {addressed ? <AddressForm order={order} locale={locale} /> : null}
    </section>
  );
}

async function PartForm({ part, order, places, locale }: Props & { readonly part: FulfilmentPart }) {
  const t = words(locale, "admin-care");
  const ways = await waysOf(part, order);
  const reserved = toPayInStore(order);
  const back = sayMoney(sum([shareOf(order, part), part.charge, deliveryLeft(await everyPart(order.id), part.id) ?? ZERO]), order.currency, locale);
  const by = { now: new Date(), locale, t: words(locale, "order") };
  const now = t(`part.${part.kind}`, { place: places.find(({ id }) => id === part.locationId)?.name ?? "" });
  return (
    <AnsweredForm
      name={`change-${part.id}`}
      action={change}
      hidden={{ actId: newId(), orderId: order.id, fulfilmentId: part.id }}
      above={
        <Select id={`to-${part.id}`} name="to" label={t("change.to", { now })} defaultValue="">
          <option value="">{t("change.choose")}</option>
          {ways.stores.flatMap(({ locationId, due }) => {
            const place = places.find(({ id }) => id === locationId);
            return place ? [<option key={place.id} value={place.id}>{t("change.store", { place: place.name, by: sayBy(due, place.timeZone, by) })}</option>] : [];
          })}
          {ways.parcel ? <option value="parcel">{t("change.parcel", { day: sayWeekday(ways.parcel.due, locale, ROME) })}</option> : null}
          <option value="money">{reserved ? t("change.drop") : t("change.money", { amount: back })}</option>
        </Select>
      }
      fields={[{ name: "reason", label: t("because"), autoComplete: "off" }]}
      submit={t("change.submit")}
      quiet
    />
  );
}

/** The ways that the verb would say yes to: none but to give it up once it is ready, in somebody's hands, reserved or was changed before; a parcel only where it costs nothing. */
async function waysOf(part: FulfilmentPart, order: Order) {
  const asked = part.state === "asked";
  if (!asked && (part.state !== "planned" || part.picking || part.replaces !== null || toPayInStore(order))) return { stores: [], parcel: null };
  const { stores, parcel } = await otherWays(part.id, new Date());
  const travels = order.parts.some(({ id, kind, state }) => kind === "deliver" && state !== "cancelled" && id !== part.id);
  const free = asked || travels || moreForParcel(shareOf(order, part)) === 0;
  return { stores, parcel: (asked || part.kind === "collect") && free && order.contact.address ? parcel : null };
}

async function AddressForm({ order, locale }: Pick<Props, "order" | "locale">) {
  const t = words(locale, "admin-care");
  const { contact } = order;
  const fields = addressFields(words(locale, "account"), words(locale, "forms")("optional")).filter(({ name }) => name !== "phone");
  return (
    <details open={(await keptAnswer("address")) !== undefined} className="acc">
      <summary>{t("address.open")}</summary>
      <div className="grid gap-5">
        <p className="small text-ink-2">{t("address.text")}</p>
        <AnsweredForm
          name="address"
          action={address}
          hidden={{ actId: newId(), orderId: order.id, country: "IT" }}
          fields={[...fields.map((field) => ({ ...field, autoComplete: "off", value: contact.address?.[field.name as "street"] ?? "" })), { name: "reason", label: t("because"), autoComplete: "off" }]}
          submit={t("address.submit")}
          quiet
        />
      </div>
    </details>
  );
}
