import type { Metadata } from "next";
import Link from "next/link";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { OrderTable } from "@/components/admin/order-table";
import { EmptyState } from "@/components/ui/empty-state";
import { isId, type OrderId } from "@/lib/core/id";
import { ordersToServe } from "@/lib/fulfilment/reads";
import { places } from "@/lib/locations/reads";
import { ORDER_STEPS } from "@/lib/orders/rules";
import type { OrderState } from "@/lib/orders/types";
import { colleagueWith, officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../office-frame";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };
const STATES = Object.keys(ORDER_STEPS) as OrderState[];

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-orders")("title") };
}

/** The orders that pass through a colleague's places, newest first. */
async function OrdersPage({ searchParams }: Props) {
  const colleague = await colleagueWith("hand-over");
  const locale = await officeLocale();
  const t = words(locale, "admin-orders");
  if (!colleague) return <NotYours title={words(locale, "office")("notYours")} text={t("whoMay")} />;
  const asked = await searchParams;
  const state = STATES.find((each) => each === asked["state"]);
  const after = typeof asked["after"] === "string" && isId(asked["after"]) ? (asked["after"] as OrderId) : undefined;
  const [{ orders, next }, known] = await Promise.all([ordersToServe(colleague, { state, after }), places()]);
  const here = (query: Record<string, string>) => `/admin/orders?${new URLSearchParams(query).toString()}`;
  const kept: Record<string, string> = state ? { state } : {};
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1} className="wrap py-8">
        <h1 className="h2 mb-6">{t("title")}</h1>
        <nav aria-label={t("filter")} className="seg mb-8 max-w-full flex-wrap">
          <Link href="/admin/orders" aria-current={state ? undefined : "true"} prefetch={false}>
            {t("all")}
          </Link>
          {STATES.map((each) => (
            <Link key={each} href={here({ state: each })} aria-current={each === state ? "true" : undefined} prefetch={false}>
              {t(`states.${each}`)}
            </Link>
          ))}
        </nav>
        {orders.length > 0 ? <OrderTable orders={orders} placeName={(id) => known.find((p) => p.id === id)?.name ?? ""} locale={locale} t={t} /> : <EmptyState title={t("none")} reason={t("noneText")} />}
        <p className="small mt-6 flex gap-6">
          {after ? (
            <Link className="link" href={here(kept)}>
              {t("newest")}
            </Link>
          ) : null}
          {next ? (
            <Link className="link" href={here({ ...kept, after: next })}>
              {t("older")}
            </Link>
          ) : null}
        </p>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", OrdersPage);
