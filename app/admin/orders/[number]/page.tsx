import type { Metadata } from "next";
import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { OrderPartCard } from "@/components/admin/order-part-card";
import { Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { sayMoney } from "@/lib/core/money";
import { sayDay, sayLongDay, sayTime } from "@/lib/core/moments";
import { orderToServe } from "@/lib/fulfilment/reads";
import { CARRIER_KEYS, CARRIERS } from "@/lib/fulfilment/rules";
import { places } from "@/lib/locations/reads";
import { sayNumber } from "@/lib/orders/rules";
import { colleagueWith, officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { boughtOf } from "@/lib/rights/bought/rules";
import { withdrawalsFrom } from "@/lib/returns/reads";
import { inTime, refundDue } from "@/lib/rights/refund/rules";
import { rightsOf, sayRight } from "@/lib/rights/rules";
import { OfficeFrame } from "../../office-frame";
import { markSent } from "../actions";

type Props = { readonly params: Promise<{ number: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-orders")("title") };
}

/** One order as colleagues serve it: for whom, and part by part what to take and what to do. */
async function OrderPage({ params }: Props) {
  const colleague = await colleagueWith("hand-over");
  const locale = await officeLocale();
  const t = words(locale, "admin-orders");
  if (!colleague) return <NotYours title={words(locale, "office")("notYours")} text={t("whoMay")} />;
  const [order, known] = await Promise.all([orderToServe(colleague, (await params).number), places()]);
  if (!order) return <OfficeFrame><NotYours title={t("none")} text={t("notFound")} /></OfficeFrame>;
  const withdrawn = await withdrawalsFrom(order.id);
  const rights = rightsOf(boughtOf(order), new Date());
  /** What follows from a statement of withdrawal: by when money goes back, or why it doesn't. */
  const follows = (at: Date) => {
    if (!inTime(rights.order.withdrawal, at)) return sayRight(rights.order.withdrawal, words(locale, "staff-rights"), locale);
    const { due, mayWait } = refundDue(at, rights.lines.every((line) => line.pieces.received === 0 && !order.parts.some((part) => part.state === "sent")) ? "never-had" : null);
    return t(mayWait ? "refundByOrBack" : "refundBy", { day: sayLongDay(due, locale, "Europe/Rome") });
  };
  const { contact } = order;
  const moment = (at: Date) => `${sayDay(at, locale, "Europe/Rome")}, ${sayTime(at, locale, "Europe/Rome")}`;
  const facts = [
    [t("contact"), [contact.name, contact.email, contact.phone].filter(Boolean).join(" · ")],
    [t("collector"), contact.collector],
    [t("address"), contact.address && [contact.address.name, contact.address.street, contact.address.extra, `${contact.address.postcode} ${contact.address.city} (${contact.address.province})`].filter(Boolean).join(", ")],
    [t("note"), contact.note],
    [t("invoice"), contact.invoice && [contact.invoice.name, contact.invoice.vatNumber, contact.invoice.taxCode, contact.invoice.destination].filter(Boolean).join(" · ")],
    [t("total"), sayMoney(order.total, order.currency, locale)],
  ] as const;
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1} className="wrap py-8 *:max-w-[52rem]">
        <p className="small mb-4">
          <Link className="link" href="/admin/orders" prefetch={false}>
            {t("back")}
          </Link>
        </p>
        <h1 className="h2">{t("order", { number: sayNumber(order.number) })}</h1>
        <p className="small mt-1 text-ink-2">{[t(`state.${order.state}`), t("placed", { at: moment(order.placedAt) }), order.paidAt && t("paidAt", { at: moment(order.paidAt) })].filter(Boolean).join(" · ")}</p>
        {withdrawn.map((at) => (
          <Notice key={at.getTime()} tone="warn" className="mt-4">
            {t("withdrawn", { at: moment(at) })} {follows(at)}
          </Notice>
        ))}
        <dl className="rows my-6">
          {facts.map(([name, value]) =>
            value ? (
              <div key={name} className="grid grid-cols-[104px_1fr] gap-x-4">
                <dt className="small text-ink-2">{name}</dt>
                <dd className="small min-w-0 break-words">{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
        {order.parts.map((part) => {
          const here = colleague.at === null || colleague.at.includes(part.locationId);
          const sendable = order.state === "paid" && part.kind === "deliver" && (part.state === "planned" || part.state === "packed");
          return (
            <OrderPartCard key={part.id} order={order} part={part} place={known.find((p) => p.id === part.locationId)?.name ?? ""} locale={locale} t={t}>
              {here && sendable ? (
                <AnsweredForm name={part.id} action={markSent} hidden={{ fulfilmentId: part.id }} fields={[{ name: "tracking", label: t("trackingNumber"), autoComplete: "off", required: true }]} submit={t("send")}>
                  <Select name="carrier" id={`${part.id}-carrier`} label={t("carrier")} defaultValue={CARRIER_KEYS[0]}>
                    {CARRIER_KEYS.map((key) => (
                      <option key={key} value={key}>
                        {CARRIERS[key].name}
                      </option>
                    ))}
                  </Select>
                </AnsweredForm>
              ) : null}
            </OrderPartCard>
          );
        })}
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", OrderPage);
