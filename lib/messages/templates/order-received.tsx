import { companyAddress } from "@/lib/company/rules";
import type { Sender } from "@/lib/company/types";
import { words } from "@/lib/core/wording";
import { inLocale } from "@/lib/core/words";
import type { Place } from "@/lib/locations/types";
import { orderAddress, receiptAddress, sayDocument, sayNumber } from "@/lib/orders/rules";
import type { InvoiceRequest, Order } from "@/lib/orders/types";
import { type Mail, renderMail } from "../render-mail";
import { Frame, MailButton, Paragraph } from "./frame";
import { addressLine, MailLink, MailTitle, money, PartSheet, Sums } from "./order-sheet";

type Told = { readonly order: Order; readonly places: readonly Place[]; readonly code: string; readonly from: Sender };

/**
 * The confirmation of the contract on a durable medium (Directive 2011/83/EU article 8(7), Codice del consumo article 51(7)):
 * what was ordered, what it costs, when it comes, who sells, and the right of withdrawal with its model form.
 */
export function orderReceived({ order, places, code, from }: Told): Promise<Mail> {
  const { locale } = order;
  const t = words(locale, "mails-order");
  const number = sayNumber(order.number);
  const inStore = order.contract === "reserved"; // paid where it was collected: a sale of the store
  const date = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "it-IT", { timeZone: "Europe/Rome", dateStyle: "long" }).format(order.placedAt);
  return renderMail(
    t(inStore ? "received.subjectInStore" : "received.subject", { number }),
    <Frame locale={locale} preview={t(inStore ? "received.previewInStore" : "received.preview")} title={t(inStore ? "received.titleInStore" : "received.title")} from={from}>
      <Paragraph>{inStore ? t("received.textInStore", { number, total: money(order, order.total) }) : order.total > 0 ? t("received.text", { number, date, total: money(order, order.total) }) : t("received.textFree", { number, date })}</Paragraph>
      <MailButton href={orderAddress(from.home, locale, order.number, code)}>{t("received.follow")}</MailButton>
      <Paragraph quiet>{t("received.guest")}</Paragraph>
      {inStore ? null : order.parts.map((part) => <PartSheet key={part.id} order={order} part={part} place={places.find((p) => p.id === part.locationId)} />)}
      <Sums order={order} />
      {order.receipt ? (
        <p style={{ margin: "16px 0 0", fontSize: 15 }}>
          <MailLink href={receiptAddress(from.home, locale, order.number, code)}>{t("received.receipt", { number: sayDocument(order.receipt) })}</MailLink>
        </p>
      ) : null}
      {order.contact.invoice ? <Invoice order={order} invoice={order.contact.invoice} /> : null}
      <Law order={order} from={from} />
    </Frame>,
  );
}

function Invoice({ order, invoice }: { readonly order: Order; readonly invoice: InvoiceRequest }) {
  const t = words(order.locale, "mails-order");
  const facts = [invoice.vatNumber && t("invoice.vatNumber", { number: invoice.vatNumber }), invoice.taxCode && t("invoice.taxCode", { code: invoice.taxCode }), invoice.destination && t("invoice.destination", { destination: invoice.destination })];
  return (
    <>
      <MailTitle>{t("invoice.title")}</MailTitle>
      <Paragraph quiet>
        {t("invoice.text", { name: invoice.name })} {[addressLine(invoice.address), ...facts].filter(Boolean).join(" · ")}
      </Paragraph>
    </>
  );
}

function Law({ order, from }: { readonly order: Order; readonly from: Sender }) {
  const t = words(order.locale, "mails-order");
  const { company } = from;
  const seller = { seller: company.name, address: `${company.street}, ${company.postcode} ${company.city}`, email: company.email };
  return (
    <>
      <MailTitle>{t(order.contract === "reserved" ? "law.titleInStore" : "law.title")}</MailTitle>
      {order.contract === "reserved" ? <Paragraph quiet>{t("law.inStore")}</Paragraph> : <Withdrawal order={order} from={from} />}
      <Paragraph quiet>{t("law.guarantee")}</Paragraph>
      {order.contract === "reserved" ? null : <Paragraph quiet>{t("law.model", seller)}</Paragraph>}
      <Paragraph quiet>
        {company.name}, {companyAddress(company)}, P. IVA {company.vatNumber}. {t("law.contact", { email: company.email, phone: company.phone })} <MailLink href={`${from.home}/${order.locale}/info/terms`}>{t("law.terms")}</MailLink>
      </Paragraph>
    </>
  );
}

/** The right of withdrawal of a contract at a distance; what was only reserved is bought in the store (Directive 2011/83/EU article 2(7)). */
function Withdrawal({ order, from }: { readonly order: Order; readonly from: Sender }) {
  const t = words(order.locale, "mails-order");
  return (
    <>
      <Paragraph quiet>
        {t("law.withdrawal")} <MailLink href={`${from.home}/${order.locale}/withdrawal?order=${order.number}`}>{t("law.withdraw")}</MailLink>
      </Paragraph>
      <Paragraph quiet>{t("law.refund")}</Paragraph>
      {order.lines.flatMap((line) => (line.withdrawalExclusion ? [<Paragraph key={line.position} quiet>{t("law.excluded", { title: inLocale(line.title, order.locale), reason: inLocale(line.withdrawalExclusion, order.locale) })}</Paragraph>] : []))}
    </>
  );
}
