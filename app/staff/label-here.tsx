import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { AlertIcon, TagIcon } from "@/components/ui/icons";
import { sayMoney } from "@/lib/core/money";
import { sayDay } from "@/lib/core/moments";
import type { Locale, Staff } from "@/lib/core/who";
import { trailOf } from "@/lib/goods/rules";
import type { Goods } from "@/lib/goods/types";
import { askedAnew, labelsHanging } from "@/lib/labels/reads";
import { checkOf, labelsAt, saysOf } from "@/lib/labels/rules";
import type { Place } from "@/lib/locations/types";
import { offers } from "@/lib/pricing/reads";
import { words } from "@/lib/request/wording";
import { askAnew } from "./[store]/goods/[code]/actions";

type Props = { readonly who: Staff; readonly place: Place; readonly goods: Goods; readonly locale: Locale; readonly now: Date };

/** The label at the shelf: that it says another price than the list, that it is in the list of reprints, or how it comes into it. */
export async function LabelHere({ who, place, goods, locale, now }: Props) {
  if (!labelsAt(who, place.id)) return null;
  const { variantId } = goods;
  const [hanging, list, asked] = await Promise.all([labelsHanging(place.id, [variantId]), offers([variantId], now), askedAnew(place.id, variantId)]);
  const [label = null, offer] = [hanging.get(variantId), list.get(variantId)];
  if (!offer) return null;
  const t = words(locale, "staff-goods");
  const day = (at: Date) => sayDay(at, locale, place.timeZone);
  const since = trailOf(goods.prices, now).now?.from;
  const stale = checkOf(label, saysOf(offer)).is === "stale";
  if (label && stale) {
    const amounts = { day: day(label.hungAt), amount: sayMoney(label.amount, label.currency, locale), list: sayMoney(offer.amount, offer.currency, locale), since: since ? day(since) : "" };
    return <Said place={place} warn title={t("shelf.title")} text={t(label.amount === offer.amount ? "shelf.same" : "shelf.text", amounts)} print={t("shelf.print")} />;
  }
  if (asked) return <Said place={place} title={t("shelf.asked")} text={t(`shelf.why.${asked}`)} print={t("shelf.print")} />;
  const whys = label ? (["missing", "damaged"] as const) : (["missing"] as const);
  return (
    <section className="label-ask" aria-label={t("shelf.label")}>
      <p>
        <b>{t("shelf.label")}</b>
        {label ? t("shelf.hung", { day: day(label.hungAt), amount: sayMoney(label.amount, label.currency, locale) }) : t("shelf.none")}
      </p>
      {whys.map((why) => (
        <AnsweredForm key={why} name={`label-${why}`} action={askAnew} hidden={{ locationId: place.id, variantId, why }} fields={[]} submit={t(label ? `shelf.ask.${why}` : "shelf.ask.none")} quiet small />
      ))}
    </section>
  );
}

function Said({ place, warn = false, title, text, print }: { readonly place: Place; readonly warn?: boolean; readonly title: string; readonly text: string; readonly print: string }) {
  return (
    <div className={warn ? "said said-warn" : "said said-plain"}>
      {warn ? <AlertIcon /> : <TagIcon />}
      <p>
        <b>{title}</b>
        {text}
      </p>
      <Link className="link py-3" href={`/staff/${place.handle}/labels`} prefetch={false}>
        {print}
      </Link>
    </div>
  );
}
