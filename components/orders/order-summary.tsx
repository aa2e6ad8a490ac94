import Link from "next/link";
import type { ReactNode } from "react";
import { addresses } from "@/components/shop/addresses";
import { OnIcon } from "@/components/ui/icons";
import { type Minor, sayMoney } from "@/lib/core/money";
import { sayLongDay } from "@/lib/core/moments";
import { words } from "@/lib/core/wording";
import { couponOf, mixed, sayDocument, sayThing } from "@/lib/orders/rules";
import { sayLines } from "@/lib/rights/rules";
import type { Answer, OrderRights } from "@/lib/rights/types";
import { ROME, type Telling } from "./say-order";

/** What it cost, with the VAT within it. */
export function OrderSums({ order, locale, t }: Telling) {
  const money = (amount: Minor) => sayMoney(amount, order.currency, locale);
  const code = couponOf(order);
  const tenderWords = words(locale, "tenders");
  const paid = order.captured > 0 || (order.total === 0 && order.paidAt !== null);
  return (
    <div className="col-span-4">
      <dl className="rows small">
        <Sum name={t("goods")}>{money(order.goods)}</Sum>
        {order.discount > 0 ? <Sum name={code ? t("code", { code }) : t("discount")}>−{money(order.discount)}</Sum> : null}
        {order.parts.some((p) => p.kind === "deliver") ? <Sum name={t("delivery")}>{order.delivery > 0 ? money(order.delivery) : t("free")}</Sum> : null}
        {order.parts.some((p) => p.kind === "collect") ? <Sum name={t("collection")}>{t("free")}</Sum> : null}
        <Sum name={paid ? t("totalPaid") : t("total")} strong>
          {money(order.total)}
        </Sum>
        {order.refundedTold > 0 ? <Sum name={t("refunded")}>−{money(order.refundedTold)}</Sum> : null}
      </dl>
      <p className="cap num mt-3">
        {order.paidAt && order.total > 0 ? `${t("paidOn", { date: new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "it-IT", { timeZone: ROME, dateStyle: "long" }).format(order.paidAt) })} ` : null}
        {order.vat.map(({ rate, vat }) => t("vatOf", { rate: rate / 100, amount: money(vat) })).join(" ")}
      </p>
      {mixed(order) ? (
        <>
          <h3 className="t mt-8 mb-3">{paid ? t("tendersPaid") : t("tenders")}</h3>
          <dl className="rows small">
            {order.tenders.map(({ tender, tail, amount }) => (
              <Sum key={tender + tail} name={tenderWords(tender, { tail: tail ?? "" })}>
                {money(amount)}
              </Sum>
            ))}
          </dl>
        </>
      ) : null}
    </div>
  );
}

function Sum({ name, strong = false, children }: { readonly name: string; readonly strong?: boolean; readonly children: ReactNode }) {
  return (
    <div className="pair">
      <dt className={strong ? "t" : undefined}>{name}</dt>
      <dd className={strong ? "price" : "num"}>{children}</dd>
    </div>
  );
}

/** Where to go from here: the receipt, what may be returned and until when, the legal guarantee, help. */
export function OrderLinks({ order, locale, t, rights, signedIn }: Telling & { readonly rights: OrderRights; readonly signedIn: boolean }) {
  const at = addresses(locale);
  const { withdrawal } = rights.order;
  const until = (answer: Answer) => (answer.until && (answer.yes || answer.because === "over") ? t(answer.yes ? "until" : "wasUntil", { day: sayLongDay(answer.until, locale, ROME) }) : "");
  const days = (right: "policy" | "guarantee") => sayLines(rights, order.lines, (line) => sayThing(line, locale), (its) => until(its[right]));
  return (
    <div className="col-span-4">
      <ul className="no-print rows ui">
        {order.receipt ? <Way href={at.receipt(order.number)} plain>{t("receipt", { number: sayDocument(order.receipt) })} <span className="cap">{t("receiptHint")}</span></Way> : null}
        {rights.lines.some((line) => line.backUnder !== null && line.pieces.left > 0) && order.lines.some((line) => line.fulfilled > line.returned) ? <Way href={at.giveBack(order.number)}>{words(locale, "return-request")("link")}</Way> : null}
        {rights.order.guarantee.yes && order.lines.some((line) => line.fulfilled > line.returned) ? <Way href={at.fault(order.number)}>{words(locale, "claims")("link")}</Way> : null}
        {withdrawal.yes ? <Way href={at.withdrawal(order.number)}>{t("withdraw")} <Hints texts={[until(withdrawal)]} /></Way> : null}
        <Way href={at.info("returns")}>{t("returns")} <Hints texts={days("policy")} /></Way>
        {days("guarantee").length > 0 ? <Way href={at.info("guarantee")}>{t("guarantee")} <Hints texts={days("guarantee")} /></Way> : null}
        <Way href={at.info("contact")}>{t("contact")}</Way>
        {signedIn ? <Way href={at.orders}>{t("orders")}</Way> : null}
      </ul>
      {order.contact.invoice ? <Invoice invoice={order.contact.invoice} t={t} /> : null}
    </div>
  );
}

/** Beside the name of a row: one thing beside it, several below each other. */
const Hints = ({ texts }: { readonly texts: readonly string[] }) => texts.map((text) => <span key={text} className={texts.length > 1 ? "cap block" : "cap"}>{text}</span>);

/** A row that leads on; `plain` for what is no page, such as a file. */
function Way({ href, plain = false, children }: { readonly href: string; readonly plain?: boolean; readonly children: ReactNode }) {
  const inside = (
    <>
      <span>{children}</span>
      <OnIcon small />
    </>
  );
  return (
    <li>
      {plain ? (
        <a className="pair quiet items-center!" href={href}>
          {inside}
        </a>
      ) : (
        <Link className="pair quiet items-center!" href={href}>
          {inside}
        </Link>
      )}
    </li>
  );
}

function Invoice({ invoice, t }: { readonly invoice: NonNullable<Telling["order"]["contact"]["invoice"]> } & Pick<Telling, "t">) {
  const { name, address, vatNumber, taxCode, destination } = invoice;
  const facts = [
    name,
    [address.street, address.extra, `${address.postcode} ${address.city} (${address.province})`].filter(Boolean).join(", "),
    vatNumber && t("invoice.vatNumber", { number: vatNumber }),
    taxCode && t("invoice.taxCode", { code: taxCode }),
    destination && t("invoice.destination", { destination }),
  ].filter(Boolean);
  return (
    <div className="mt-8">
      <h3 className="t">{t("invoice.title")}</h3>
      <p className="small mt-1 text-ink-2">{facts.join(" · ")}</p>
      <p className="cap mt-1">{t("invoice.sent")}</p>
    </div>
  );
}
