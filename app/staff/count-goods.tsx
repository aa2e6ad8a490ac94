import { AnsweredForm } from "@/app/answered-form";
import { newId } from "@/lib/core/id";
import type { Locale, Staff } from "@/lib/core/who";
import type { Goods } from "@/lib/goods/types";
import { countsAt } from "@/lib/inventory/rules";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";
import { count } from "./[store]/goods/[code]/actions";

/** Where a figure is doubtful, or wrong: what lies here is counted and typed. For who counts; also the first pieces of what never lay here. */
export function CountGoods({ who, goods, place, locale }: { readonly who: Staff; readonly goods: Goods; readonly place: Place; readonly locale: Locale }) {
  const level = goods.stock.find(({ locationId }) => locationId === place.id);
  if (!countsAt(who, place.id)) return null;
  const booked = level?.onHand ?? 0;
  const t = words(locale, "staff-goods");
  return (
    <details className="goods-count">
      <summary>{t("count.title")}</summary>
      <AnsweredForm name="count" action={count} hidden={{ locationId: place.id, variantId: goods.variantId, booked: String(booked), press: newId() }} fields={[{ name: "pieces", label: t("count.label"), hint: t("count.hint", { count: booked }), inputMode: "numeric", autoComplete: "off", required: true }]} submit={t("count.submit")} quiet />
    </details>
  );
}
