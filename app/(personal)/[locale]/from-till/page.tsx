import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AnsweredForm } from "@/app/answered-form";
import { inTime } from "@/app/in-time";
import { Entrance } from "@/components/account/entrance";
import { BasketRows } from "@/components/cart/basket-rows";
import { addresses } from "@/components/shop/addresses";
import { Notice } from "@/components/ui/notice";
import { cartById } from "@/lib/cart/reads";
import type { Locale } from "@/lib/core/who";
import { placesOf } from "@/lib/locations/reads";
import { tryLink } from "@/lib/request/limit";
import { networkHere } from "@/lib/request/network";
import { localeOf } from "@/lib/request/page";
import { findVisitorHere } from "@/lib/request/shopper";
import { words } from "@/lib/request/wording";
import { lookOnPhone } from "@/lib/till/phone/open-on-phone";
import { open } from "./actions";

type Props = { readonly params: Promise<{ locale: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(await localeOf(params), "from-till")("title") };
}

/** Where a till's code leads its customer's phone: the basket as it was rung up; one press brings it here, so that a program that only looks at links does not. */
async function FromTillPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { token } = await searchParams;
  const code = typeof token === "string" ? token.slice(0, 200) : "";
  const t = words(locale, "from-till");
  const found = await tryLink(await networkHere(), () => lookOnPhone(code), (answer) => answer.ok || answer.why !== "unknown");
  if (!found.ok) return <Closed why={found.why} locale={locale} />;
  const visitor = await findVisitorHere();
  const offered = found.value;
  if (offered.cartId === visitor.cartId) redirect(addresses(locale).checkout);
  if (offered.opened || offered.cart.lines.length === 0) return <Closed why={offered.opened ? "on-another-phone" : "basket-gone"} locale={locale} />;
  const [[store], own] = await Promise.all([placesOf([offered.locationId]), cartById(visitor.cartId, new Date())]);
  return (
    <Entrance title={t("title")} lead={t("lead", { store: store?.name ?? "" })}>
      <div className="max-w-[34rem]">
        <BasketRows cart={offered.cart} words={{ off: t("off"), delivery: t("delivery"), free: t("free"), total: t("total"), vat: t("vat") }} locale={locale} />
        {own.count > 0 ? (
          <Notice tone="plain" className="mt-6">
            {t("own", { count: own.count })}
          </Notice>
        ) : null}
        <div className="mt-6">
          <AnsweredForm name="from-till" action={open} hidden={{ code }} fields={[]} submit={t("open")} />
        </div>
        <p className="cap mt-4">{t("once")}</p>
      </div>
    </Entrance>
  );
}
export default inTime("from-till", FromTillPage);

/** Why there is nothing to open, and that the till can show another code. */
function Closed({ why, locale }: { readonly why: string; readonly locale: Locale }) {
  const t = words(locale, "from-till");
  return (
    <Entrance title={t("closed.title")} lead={t(`closed.${why}`)} picture="lampada-fungo--scene">
      <p className="small">
        <Link className="link" href={addresses(locale).cart} prefetch={false}>
          {t("closed.bag")}
        </Link>
      </p>
    </Entrance>
  );
}
