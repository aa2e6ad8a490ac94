import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { inTime } from "@/app/in-time";
import { NoOrder } from "@/components/orders/no-order";
import { drawRows } from "@/components/receipts/draw-rows";
import { Slip } from "@/components/receipts/slip";
import { addresses } from "@/components/shop/addresses";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonClass } from "@/components/ui/button";
import { sayLongDay, sayTime } from "@/lib/core/moments";
import { isLocale, type Locale } from "@/lib/core/who";
import { sayDocument, sayThing } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import { slipHere } from "@/lib/receipts/reads";
import { findOrderHere } from "@/lib/request/order-key";
import { unlessBusy } from "@/lib/request/unless-busy";
import { words } from "@/lib/request/wording";
import { boughtOf } from "@/lib/rights/bought/rules";
import { rightsOf, sayLines, sayRight, whyBack } from "@/lib/rights/rules";

type Props = { readonly params: Promise<{ locale: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, number } = await params;
  if (!isLocale(locale)) return {};
  const order = await unlessBusy(findOrderHere(number), "receipt");
  return { title: order?.receipt ? words(locale, "receipt-page")("title", { number: sayDocument(order.receipt) }) : words(locale, "order")("notFound.title"), robots: { index: false }, referrer: "same-origin" };
}

/** A receipt on its customer's phone, opened by its code without an account: as it was printed, and how to exchange or return. */
async function SlipPage({ params }: Props) {
  const { locale, number } = await params;
  if (!isLocale(locale)) notFound();
  const at = addresses(locale);
  const order = await findOrderHere(number);
  if (!order) return <NoOrder number={encodeURIComponent(number.slice(0, 24))} locale={locale} t={words(locale, "order")} />;
  const shown = await slipHere(order, locale);
  if (!shown || !order.receipt) redirect(at.order(order.number));
  const { rows, place } = shown;
  const t = words(locale, "receipt-page");
  const zone = place.timeZone;
  const { issuedAt } = order.receipt;
  return (
    <main id="main" tabIndex={-1} className="wrap pt-6 pb-18 lg:pt-14 lg:pb-32">
      <h1 className="h1">{t("title", { number: sayDocument(order.receipt) })}</h1>
      <p className="lead mt-3">{t("lead", { place: place.name, day: sayLongDay(issuedAt, locale, zone), time: sayTime(issuedAt, locale, zone) })}</p>
      <div className="grid-12 mt-8 items-start gap-y-12 lg:mt-12">
        <section className="col-span-4" aria-label={t("paper")}>
          <article className="roll-paper slip-shown" data-shown="80">
            <Slip rows={drawRows(rows)} lang={locale} />
          </article>
          <p className="mt-6 flex flex-wrap gap-3">
            <a className={buttonClass({ look: "outlined" })} href={at.receipt(order.number)}>
              {t("pdf")}
            </a>
            <ButtonLink look="outlined" href={at.order(order.number)}>
              {t("order")}
            </ButtonLink>
          </p>
        </section>
        <Returns order={order} locale={locale} zone={zone} now={new Date()} />
      </div>
    </main>
  );
}
export default inTime("receipt", SlipPage);

function Returns({ order, locale, zone, now }: { readonly order: Order; readonly locale: Locale; readonly zone: string; readonly now: Date }) {
  const [t, say, at] = [words(locale, "receipt-page"), words(locale, "rights"), addresses(locale)];
  const rights = rightsOf(boughtOf(order), now, zone);
  const { withdrawal } = rights.order;
  return (
    <section className="col-span-4 grid gap-5 lg:col-span-6 lg:col-start-6" aria-labelledby="return">
      <h2 id="return" className="h2">
        {t("returns.title")}
      </h2>
      <ul className="rows">
        {rights.lines.map((each) => {
          const line = order.lines.find(({ position }) => position === each.position);
          return (
            <li key={each.position} className="py-3">
              <span className="t block">{line ? sayThing(line, locale) : ""}</span>
              <span className="small block text-ink-2">{sayRight(whyBack(each), say, locale)}</span>
            </li>
          );
        })}
      </ul>
      <p>{t("returns.store", { condition: rights.lines[0]?.policy.condition ?? "any" })}</p>
      {withdrawal.yes ? <p>{sayRight(withdrawal, say, locale)}</p> : null}
      {sayLines(rights, order.lines, (line) => sayThing(line, locale), ({ guarantee }) => sayRight(guarantee, say, locale)).map((sentence) => (
        <p key={sentence} className="small text-ink-2">
          {sentence}
        </p>
      ))}
      <p className="flex flex-wrap gap-3">
        <ButtonLink href={at.stores}>{t("returns.stores")}</ButtonLink>
        {withdrawal.yes ? (
          <ButtonLink look="outlined" href={at.withdrawal(order.number)}>
            {t("returns.withdraw")}
          </ButtonLink>
        ) : null}
        <Link className="link self-center" href={at.info("returns")}>
          {t("returns.help")}
        </Link>
      </p>
    </section>
  );
}
