import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OrderRow } from "@/components/orders/order-row";
import { addresses } from "@/components/shop/addresses";
import { EmptyPage } from "@/components/shop/empty-page";
import { ButtonLink } from "@/components/ui/button-link";
import { Pagination } from "@/components/ui/pagination";
import { isId, type OrderId } from "@/lib/core/id";
import { isLocale } from "@/lib/core/who";
import { ordersOf } from "@/lib/orders/reads";
import { findShopper } from "@/lib/request/shopper";
import { words } from "@/lib/request/wording";
import { inTime } from "@/app/in-time";

type Props = { readonly params: Promise<{ locale: string }>; readonly searchParams: Promise<{ readonly after?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: words(locale, "order")("list.title"), robots: { index: false } } : {};
}

/** A customer's orders, newest first; for guests, how to find theirs. */
async function OrdersPage({ params, searchParams }: Props) {
  const [{ locale }, { after }] = await Promise.all([params, searchParams]);
  if (!isLocale(locale)) notFound();
  const { customerId } = await findShopper(locale);
  const t = words(locale, "order");
  const at = addresses(locale);
  if (!customerId) {
    return (
      <EmptyPage title={t("list.guest")} reason={t("list.guestText")}>
        <ButtonLink href={at.signIn(at.orders)}>{t("list.signIn")}</ButtonLink>
        <ButtonLink look="outlined" href={at.info("contact")}>
          {t("contact")}
        </ButtonLink>
      </EmptyPage>
    );
  }
  const from = typeof after === "string" && isId(after) ? (after as OrderId) : null;
  const { orders, next } = await ordersOf(customerId, from);
  if (orders.length === 0 && from === null) {
    return (
      <EmptyPage title={t("list.empty")} reason={t("list.emptyText")}>
        <ButtonLink href={at.home}>{t("list.emptyGo")}</ButtonLink>
      </EmptyPage>
    );
  }
  return (
    <main id="main" tabIndex={-1} className="wrap pt-8 pb-18 lg:pt-14 lg:pb-32">
      <h1 className="h1 mb-7 lg:mb-12">{t("list.title")}</h1>
      <ul className="rows">
        {orders.map((order) => (
          <OrderRow key={order.number} order={order} locale={locale} t={t} />
        ))}
      </ul>
      <Pagination
        words={{ label: t("list.pages"), previous: t("list.previous"), next: t("list.next") }}
        previous={from ? at.orders : undefined}
        next={next ? `${at.orders}?after=${next}` : undefined}
      />
    </main>
  );
}
export default inTime("orders", OrdersPage);
