import { AnsweredForm } from "@/app/answered-form";
import { newId } from "@/lib/core/id";
import type { Locale } from "@/lib/core/who";
import type { Goods } from "@/lib/goods/types";
import { distanceKm } from "@/lib/locations/distance/rules";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";
import { sell } from "./[store]/goods/[code]/actions";

type Props = { readonly goods: Goods; readonly place: Place; readonly places: readonly Place[]; /** What the till has in hand; null: a basket of its own. */ readonly basket: string | null; readonly locale: Locale };

/** How it can be sold here: taken along, or from another place, paid at this till and sent home or collected there. One dark button: what loses least time. */
export function SellGoods({ goods, place, places, basket, locale }: Props) {
  const t = words(locale, "staff-goods");
  const free = new Map(goods.stock.map((each) => [each.locationId, each.onHand - each.held]));
  const has = (at: Place) => (free.get(at.id) ?? 0) > 0;
  const near = places.filter((at) => at.id !== place.id && at.collectFrom && has(at)).sort((a, b) => distanceKm(place, a) - distanceKm(place, b))[0];
  const ways = [
    ...(has(place) ? [{ way: "carry-out", from: place, submit: t("sell.carry-out") }] : []),
    ...(goods.soldOnline && places.some((at) => at.deliversFrom && has(at)) ? [{ way: "deliver", from: place, submit: t("sell.deliver") }] : []),
    ...(goods.soldOnline && near ? [{ way: "collect", from: near, submit: t("sell.collect", { place: near.name }) }] : []),
  ];
  if (goods.archived || ways.length === 0) return null;
  return (
    <div className="acts goods-sell">
      {ways.map(({ way, from, submit }, i) => (
        <AnsweredForm key={way} name={`sell-${way}`} action={sell} hidden={{ place: place.id, basketId: basket ?? newId(), press: newId(), code: goods.sku, way, from: from.id, store: place.handle }} fields={[]} submit={submit} quiet={i > 0} />
      ))}
    </div>
  );
}
