import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { sayOpen } from "@/components/locations/say-open";
import { NoOrder } from "@/components/orders/no-order";
import { OrderAside } from "@/components/orders/order-aside";
import { OrderFacts, OrderHead } from "@/components/orders/order-head";
import { OrderLive } from "@/components/orders/order-live";
import { OrderPart } from "@/components/orders/order-part";
import { OrderLinks, OrderSums } from "@/components/orders/order-summary";
import { PaymentWatch } from "@/components/orders/payment-watch";
import type { Telling } from "@/components/orders/say-order";
import { addresses } from "@/components/shop/addresses";
import { actsShown, creditsGiven } from "@/lib/care/reads";
import { claimsOf } from "@/lib/claims/reads";
import { collectPass, sayCollectCode } from "@/lib/codes/collect-code";
import { isLocale } from "@/lib/core/who";
import { otherWays } from "@/lib/fulfilment/choice/reads";
import { places } from "@/lib/locations/reads";
import { openAt } from "@/lib/locations/rules";
import { atWork, sayNumber, standingOf, versionOf } from "@/lib/orders/rules";
import { findOrderHere } from "@/lib/request/order-key";
import { findShopper } from "@/lib/request/shopper";
import { unlessBusy } from "@/lib/request/unless-busy";
import { words } from "@/lib/request/wording";
import { boughtOf } from "@/lib/rights/bought/rules";
import { requestsOf } from "@/lib/returns/announced/reads";
import { withdrawalsFrom } from "@/lib/returns/reads";
import { rightsOf } from "@/lib/rights/rules";
import { inTime } from "@/app/in-time";
import { checkPayment } from "./actions";
import { Changes } from "./changes";
import { Choices } from "./choices";
import { Collector } from "./collector";
import { DoneForYou } from "./done-for-you";
import { Faults } from "./faults";
import { Returning } from "./returning";

type Props = {
  readonly params: Promise<{ locale: string; number: string }>;
  readonly searchParams: Promise<{ readonly [name: string]: string | string[] | undefined }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, number } = await params;
  if (!isLocale(locale)) return {};
  const t = words(locale, "order");
  const late = { there: false, order: null };
  const { there, order } = (await unlessBusy(findOrderHere(number).then((found) => ({ there: true, order: found })), "order")) ?? late;
  return { title: !there ? words(locale, "faults")("away") : order ? t("title", { number: sayNumber(order.number) }) : t("notFound.title"), robots: { index: false }, referrer: "same-origin" };
}

/** An order, for its customer or for whoever was given its code; for everybody else it is not there. */
async function OrderPage({ params, searchParams }: Props) {
  const [{ locale, number }, asked] = await Promise.all([params, searchParams]);
  if (!isLocale(locale)) notFound();
  const at = addresses(locale);
  if (typeof asked["code"] === "string") redirect(`${at.order(number)}/open?${new URLSearchParams(asked as Record<string, string>)}`);
  const shopper = await findShopper(locale);
  const [order, known] = await Promise.all([findOrderHere(number), places()]);
  const t = words(locale, "order");
  if (!order) return <NoOrder number={encodeURIComponent(number.slice(0, 24))} locale={locale} t={t} />; // a page, not notFound(): that one needs JavaScript to show anything

  const [withdrawn, requests, claims, credits, acts] = await Promise.all([withdrawalsFrom(order.id), requestsOf(order.id), claimsOf(order.id), creditsGiven(order.id), actsShown(order.id)]);
  const stores = words(locale, "stores");
  const now = new Date();
  const rights = rightsOf(boughtOf(order), now);
  const telling: Telling = { order, places: known, now, locale, t };
  const checking = standingOf(order) === "checking" || (asked["paid"] === "1" && order.state === "placed" && !atWork(order));
  const missing = await Promise.all(order.parts.filter((part) => part.state === "asked").map(async (part) => ({ part, ways: await otherWays(part.id, now) })));
  const toCollect = atWork(order) && order.parts.some((part) => part.kind === "collect" && (part.state === "planned" || part.state === "ready" || part.state === "asked"));
  const open = (placeId: string) => {
    const place = known.find((p) => p.id === placeId);
    return place ? capital(sayOpen(openAt(place, now), place, now, locale, stores)) : null;
  };
  return (
    <main id="main" tabIndex={-1} className="wrap pt-6 lg:pt-14">
      <OrderLive address={at.orderLive(order.number)} version={versionOf(order, requests[0] ?? null, claims)} />
      <div className="grid-12 items-start gap-y-8">
        <div className="contents lg:col-span-7 lg:block">
          <OrderHead {...telling} checking={checking} left={asked["left"] === "1"} withdrawn={withdrawn} />
          <Returning {...telling} requests={requests} />
          <Faults {...telling} claims={claims} />
          <DoneForYou {...telling} credits={credits} acts={acts} />
          <OrderFacts {...telling} open={open} collector={toCollect ? <Collector {...telling} /> : null} />
        </div>
        {missing.length > 0 ? <Choices {...telling} missing={missing} /> : null}
        {missing.length === 0 || order.parts.some((part) => part.state === "ready") ? (
          <OrderAside {...telling} codeOf={sayCollectCode} passOf={(part) => collectPass(order.number, part)} checking={checking} watch={checking ? <PaymentWatch check={checkPayment.bind(null, order.number)} plain={at.order(order.number)} /> : null} />
        ) : null}
      </div>
      <section className="section" aria-labelledby="where">
        <div className="grid-12 gap-y-10">
          <h2 id="where" className="h2 col-span-4">
            {t("where")}
          </h2>
          {order.parts.map((part, i) => (
            <div key={part.id} className={`col-span-4 ${i > 0 && i % 2 === 0 ? "lg:col-start-5" : ""}`}>
              <OrderPart {...telling} part={part} rights={rights} />
              <Changes {...telling} part={part} />
            </div>
          ))}
        </div>
      </section>
      <section className="section" aria-labelledby="summary">
        <div className="grid-12 gap-y-6">
          <h2 id="summary" className="h2 col-span-4">
            {t("summary")}
          </h2>
          <OrderSums {...telling} />
          <OrderLinks {...telling} rights={rights} signedIn={shopper.customerId !== null} />
        </div>
      </section>
    </main>
  );
}
export default inTime("order", OrderPage);

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
