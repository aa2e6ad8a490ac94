import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { inTime } from "@/app/in-time";
import { NoOrder } from "@/components/orders/no-order";
import { addresses } from "@/components/shop/addresses";
import { ButtonLink } from "@/components/ui/button-link";
import { isLocale } from "@/lib/core/who";
import { sayNumber } from "@/lib/orders/rules";
import { findOrderHere } from "@/lib/request/order-key";
import { unlessBusy } from "@/lib/request/unless-busy";
import { words } from "@/lib/request/wording";
import { requestsOf } from "@/lib/returns/announced/reads";
import { piecesIn } from "@/lib/returns/announced/rules";
import { RETURN_REASONS, RETURN_WAYS, RETURN_WISHES } from "@/lib/returns/announced/types";
import { makesLabels } from "@/lib/returns/labels/reads";
import { boughtOf } from "@/lib/rights/bought/rules";
import { rightsOf } from "@/lib/rights/rules";
import { Choose } from "./choose";
import { Sum } from "./sum";
import { Waiting } from "./waiting";

type Props = { readonly params: Promise<{ locale: string; number: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, number } = await params;
  if (!isLocale(locale)) return {};
  const order = await unlessBusy(findOrderHere(number), "return");
  return { title: order ? words(locale, "return-request")("title", { number: sayNumber(order.number) }) : words(locale, "order")("notFound.title"), robots: { index: false }, referrer: "same-origin" };
}

/** Announces what goes back: chosen piece by piece, said what comes of it, then pressed; what was announced waits here with its code. */
async function ReturnPage({ params, searchParams }: Props) {
  const { locale, number } = await params;
  if (!isLocale(locale)) notFound();
  const order = await findOrderHere(number);
  if (!order) return <NoOrder number={encodeURIComponent(number.slice(0, 24))} locale={locale} t={words(locale, "order")} />;
  const asked = Object.fromEntries(Object.entries(await searchParams).flatMap(([name, value]) => (typeof value === "string" && name.length < 20 ? [[name, value.slice(0, 40)]] : [])));
  const open = (await requestsOf(order.id)).find(({ state }) => state === "announced");
  const now = new Date();
  const t = words(locale, "return-request");
  const rights = rightsOf(boughtOf(order), now);
  const pieces = piecesIn(asked);
  const [way, reason] = [RETURN_WAYS.find((each) => each === asked["way"]), RETURN_REASONS.find((each) => each === asked["reason"])];
  const wants = RETURN_WISHES.find((each) => each === asked["wants"]) ?? "refund";
  const common = { order, locale, now, rights, t, labelled: makesLabels() && order.contact.address !== null };
  return (
    <main id="main" tabIndex={-1} className="wrap pt-6 pb-18 lg:pt-14 lg:pb-32">
      <p className="cap num">{t("meta", { number: sayNumber(order.number) })}</p>
      <h1 className="h1 mt-2">{open ? t("waiting.title") : t("heading")}</h1>
      {open ? <Waiting {...common} request={open} /> : way && reason && pieces.length > 0 ? <Sum {...common} pieces={pieces} way={way} wants={wants} reason={reason} /> : <Choose {...common} asked={asked} pressed={way !== undefined} />}
      <p className="mt-10">
        <ButtonLink look="outlined" href={addresses(locale).order(order.number)}>
          {t("order")}
        </ButtonLink>
      </p>
    </main>
  );
}
export default inTime("return", ReturnPage);
