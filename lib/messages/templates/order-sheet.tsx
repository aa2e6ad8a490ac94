import type { ReactNode } from "react";
import { type Minor, minorOf, sayMoney } from "@/lib/core/money";
import { sayLongDay, sayTime } from "@/lib/core/moments";
import { words } from "@/lib/core/wording";
import { inLocale } from "@/lib/core/words";
import type { FulfilmentPart } from "@/lib/fulfilment/types";
import type { Place } from "@/lib/locations/types";
import { couponOf, mixed } from "@/lib/orders/rules";
import type { Address, Order } from "@/lib/orders/types";
import { COLOURS } from "./frame";

const QUIET = { fontSize: 14, lineHeight: "22px", color: COLOURS.quiet } as const;
const CELL = { padding: "10px 0", borderBottom: `1px solid ${COLOURS.line}`, fontSize: 15, lineHeight: "22px", verticalAlign: "top" } as const;

/** A title inside a letter. */
export const MailTitle = ({ children }: { readonly children: ReactNode }) => (
  <h2 style={{ margin: "32px 0 8px", fontFamily: "Georgia, 'Times New Roman', serif", fontWeight: 400, fontSize: 21, lineHeight: "28px" }}>{children}</h2>
);

/** A link in running text. */
export const MailLink = ({ href, children }: { readonly href: string; readonly children: ReactNode }) => (
  <a href={href} style={{ color: COLOURS.ink, textDecoration: "underline" }}>{children}</a>
);

/** Words at the left, an amount at the right, one pair per row. */
export const Rows = ({ rows }: { readonly rows: readonly { readonly key: string; readonly words: ReactNode; readonly amount: string; readonly strong?: boolean; readonly quiet?: boolean }[] }) => (
  <table className="rows" role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0} style={{ borderTop: `1px solid ${COLOURS.line}` }}>
    <tbody>
      {rows.map(({ key, words: said, amount, strong = false, quiet = false }) => (
        <tr key={key}>
          <td style={{ ...CELL, paddingRight: 16, fontWeight: strong ? 600 : 400, ...(quiet ? QUIET : {}) }}>{said}</td>
          <td align="right" style={{ ...CELL, whiteSpace: "nowrap", fontWeight: strong ? 600 : 400, ...(quiet ? QUIET : {}) }}>{amount}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

type PartProps = { readonly order: Order; readonly part: FulfilmentPart; readonly place: Place | undefined };

/** One part of an order: how it comes, when, where, and what is in it. */
export function PartSheet({ order, part, place }: PartProps) {
  const t = words(order.locale, "mails-order");
  const collect = part.kind === "collect";
  return (
    <>
      <MailTitle>{collect ? t("parts.collect", { place: place?.name ?? "" }) : t("parts.deliver")}</MailTitle>
      <p style={{ margin: "0 0 4px" }}>{promiseOf(order, part, place)}</p>
      <p style={{ margin: "0 0 12px", ...QUIET }}>{collect ? place && `${place.street}, ${place.postcode} ${place.city}` : order.contact.address && addressLine(order.contact.address)}</p>
      <PartLines order={order} part={part} />
    </>
  );
}

/** What is in a part, at the price of one times the pieces; discounts stand in the sums. */
export function PartLines({ order, part }: Pick<PartProps, "order" | "part">) {
  const t = words(order.locale, "mails-order");
  const rows = part.lines.flatMap(({ position, quantity }) => {
    const line = order.lines.find((l) => l.position === position);
    if (!line) return [];
    const choice = [...line.options.map((o) => inLocale(o.value, order.locale)), t("parts.pieces", { count: quantity })].join(" · ");
    return [{ key: String(position), words: <>{inLocale(line.title, order.locale)}<br /><span style={QUIET}>{choice}</span></>, amount: money(order, minorOf(line.unitAmount * quantity)) }];
  });
  return <Rows rows={rows} />;
}

/** Goods, discount, delivery, total and the VAT within it; then what it was paid with, where that was not a card alone. */
export function Sums({ order }: { readonly order: Order }) {
  const t = words(order.locale, "mails-order");
  const code = couponOf(order);
  const delivers = order.parts.some((p) => p.kind === "deliver");
  const collects = order.parts.some((p) => p.kind === "collect");
  const rows = [
    { key: "goods", words: t("sums.goods"), amount: money(order, order.goods) },
    ...(order.discount > 0 ? [{ key: "discount", words: code ? t("sums.code", { code }) : t("sums.discount"), amount: `−${money(order, order.discount)}` }] : []),
    ...(delivers ? [{ key: "delivery", words: t("sums.delivery"), amount: order.delivery > 0 ? money(order, order.delivery) : t("sums.free") }] : []),
    ...(collects ? [{ key: "collection", words: t("sums.collection"), amount: t("sums.free") }] : []),
    { key: "total", words: t("sums.total"), amount: money(order, order.total), strong: true },
    ...order.vat.map(({ rate, vat }) => ({ key: `vat-${rate}`, words: t("sums.vat", { rate: rate / 100 }), amount: money(order, vat), quiet: true })),
  ];
  const tenders = order.tenders.map(({ tender, tail, amount }) => ({ key: tender + tail, words: words(order.locale, "tenders")(tender, { tail: tail ?? "" }), amount: money(order, amount) }));
  return (
    <>
      <div style={{ marginTop: 32 }}><Rows rows={rows} /></div>
      {mixed(order) ? (
        <>
          <p style={{ margin: "24px 0 8px", fontSize: 15, lineHeight: "22px", fontWeight: 600 }}>{t("sums.tenders")}</p>
          <Rows rows={tenders} />
        </>
      ) : null}
    </>
  );
}

export const money = (order: Pick<Order, "currency" | "locale">, amount: Minor): string => sayMoney(amount, order.currency, order.locale);
export const addressLine = ({ name, street, extra, postcode, city, province }: Address): string => [name, street, extra, `${postcode} ${city} (${province})`].filter(Boolean).join(", ");

/** A pickup window in the words of a letter, which may be read on another day. */
export const sayWindow = ({ from, until }: NonNullable<FulfilmentPart["window"]>, locale: Order["locale"], zone: string) => ({ day: sayLongDay(from, locale, zone), from: sayTime(from, locale, zone), until: sayTime(until, locale, zone) });

function promiseOf(order: Order, part: FulfilmentPart, place: Place | undefined): string {
  const t = words(order.locale, "mails-order");
  const zone = place?.timeZone ?? "Europe/Rome";
  if (part.kind === "collect" && part.window) return t("parts.window", sayWindow(part.window, order.locale, zone));
  if (part.kind === "collect") return part.promise ? t("parts.dontCome", { day: sayLongDay(part.promise.due, order.locale, zone), time: sayTime(part.promise.due, order.locale, zone) }) : t("parts.dontComeYet");
  return part.promise ? t("parts.deliveredBy", { day: sayLongDay(part.promise.due, order.locale, zone) }) : "";
}
