import type { Metadata } from "next";
import Link from "next/link";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import type { ScannerWords } from "@/components/scanner/words";
import { FindForm } from "@/components/staff/find-form";
import { GoodsSimilar, GoodsVariants } from "@/components/staff/goods-beside";
import { GoodsHead } from "@/components/staff/goods-head";
import { GoodsStock } from "@/components/staff/goods-stock";
import { Notice } from "@/components/ui/notice";
import { isId } from "@/lib/core/id";
import { inLocale } from "@/lib/core/words";
import { goodsAt } from "@/lib/goods/reads";
import { places } from "@/lib/locations/reads";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { sellsAt } from "@/lib/till/reads";
import { CountGoods } from "../../../count-goods";
import { besideView, priceView, sayChoice, stockRows } from "../../../goods-view";
import { HangGoods } from "../../../hang-goods";
import { LabelHere } from "../../../label-here";
import { SellGoods } from "../../../sell-goods";
import { StaffFrame } from "../../../staff-frame";
import { storeHere } from "../../../store-here";
import { Suggestions } from "../../../suggestions";

type Props = { readonly params: Promise<{ store: string; code: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff-goods")("title") };
}

const readable = (text: string): string => {
  try {
    return decodeURIComponent(text).slice(0, 200);
  } catch {
    return "";
  }
};

/** A thing on the shop floor: what it is and costs and why, where it lies and how sure that is, what else there is. */
async function GoodsPage({ params, searchParams }: Props) {
  const [{ store, code: asked }, { basket }] = await Promise.all([params, searchParams]);
  const here = await storeHere(store);
  const now = new Date();
  const code = readable(asked);
  const [goods, everywhere] = here ? await Promise.all([goodsAt(here.who, here.place.id, code, now), places()]) : ["not-yours" as const, []];
  if (!here || goods === "not-yours") return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff")("whoMay")} />;
  const { who, place, locale } = here;
  const t = words(locale, "staff-goods");
  const home = `/staff/${place.handle}`;
  if (goods === null) {
    return (
      <StaffFrame place={place} locale={locale}>
        <div className="staff-title">
          <h1>{t("unknown.title")}</h1>
        </div>
        <p className="px-4 pb-4">{t("unknown.text", { code })}</p>
        <FindForm typed="" words={{ label: t("label"), hint: t("hint"), find: t("find") }} camera={words(locale, "scanner").raw("camera") as unknown as ScannerWords} action={`${home}/scan`} />
        <Suggestions typed={code} home={home} locale={locale} now={now} />
        <p className="p-4">
          <Link className="link inline-block py-3" href={`${home}/hand-over?q=${encodeURIComponent(code)}`} prefetch={false}>
            {t("counter")}
          </Link>
        </p>
      </StaffFrame>
    );
  }
  const others = goods.variants.length > 1 ? besideView(goods.variants, goods, home, locale) : [];
  const similar = besideView(goods.similar, goods, home, locale);
  return (
    <StaffFrame place={place} locale={locale}>
      <GoodsHead name={inLocale(goods.title, locale)} choice={sayChoice(goods, locale)} codes={[goods.sku, ...(goods.gtin ? [goods.gtin] : [])]} picture={goods.picture} price={priceView(goods, place, locale, now)} words={{ trail: t("price.trail") }} />
      {goods.archived ? (
        <Notice tone="warn" className="mx-3 mb-3">
          <strong className="block">{t("archived.title")}</strong>
          {t("archived.text")}
        </Notice>
      ) : goods.soldOnline ? null : (
        <Notice tone="plain" className="mx-3 mb-3">
          {t("inStore")}
        </Notice>
      )}
      <HangGoods who={who} variantId={goods.variantId} place={place} locale={locale} now={now} />
      <LabelHere who={who} place={place} goods={goods} locale={locale} now={now} />
      <GoodsStock rows={stockRows(goods, place, everywhere, locale, now)} title={t("stock.title")} words={{ sure: t("confidence.sure"), likely: t("confidence.likely"), check: t("confidence.check"), coming: t("onWay") }} />
      <CountGoods who={who} goods={goods} place={place} locale={locale} />
      {others.length > 0 ? <GoodsVariants title={t("variants")} items={others} /> : null}
      {similar.length > 0 ? <GoodsSimilar title={t("similar")} items={similar} /> : null}
      {sellsAt(who, place.id) ? <SellGoods goods={goods} place={place} places={everywhere} basket={typeof basket === "string" && isId(basket) ? basket : null} locale={locale} /> : null}
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", GoodsPage);
