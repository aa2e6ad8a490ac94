import type { Sender } from "@/lib/company/types";
import { sayLongDay, sayTime } from "@/lib/core/moments";
import { sayMoney } from "@/lib/core/money";
import { words } from "@/lib/core/wording";
import { dueByCard, orderAddress, sayNumber } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import { type Mail, renderMail } from "../render-mail";
import { Frame, MailButton, Paragraph } from "./frame";

type About = { readonly order: Order; readonly reason: string; readonly code: string; readonly from: Sender };
const ROME = "Europe/Rome";

/** Customer service changed where an order's parcels go: where to, and why. */
export function addressChanged({ order, reason, code, from }: About): Promise<Mail> {
  const t = words(order.locale, "mails-order");
  const said = { number: sayNumber(order.number) };
  const { address } = order.contact;
  return renderMail(
    t("addressChanged.subject", said),
    <Frame locale={order.locale} preview={t("addressChanged.preview")} title={t("addressChanged.title")} from={from}>
      <Paragraph>{t("addressChanged.text", said)}</Paragraph>
      {address ? <Paragraph>{[address.name, address.street, address.extra, `${address.postcode} ${address.city} (${address.province})`].filter(Boolean).join(", ")}</Paragraph> : null}
      <Paragraph>{reason}</Paragraph>
      <Paragraph quiet>{t("addressChanged.notYou")}</Paragraph>
      <MailButton href={orderAddress(from.home, order.locale, order.number, code)}>{t("addressChanged.button")}</MailButton>
    </Frame>,
  );
}

/** An order that waits for its money: how much, until when, and the way to its page, where it is paid. */
export function payLink({ order, reason, code, from }: About): Promise<Mail> {
  const t = words(order.locale, "mails-order");
  const until = order.payment?.expiresAt;
  const said = { number: sayNumber(order.number), amount: sayMoney(dueByCard(order), order.currency, order.locale), until: until ? `${sayLongDay(until, order.locale, ROME)}, ${sayTime(until, order.locale, ROME)}` : "" };
  return renderMail(
    t("payLink.subject", said),
    <Frame locale={order.locale} preview={t("payLink.preview", said)} title={t("payLink.title", said)} from={from}>
      <Paragraph>{t("payLink.text", said)}</Paragraph>
      <Paragraph>{reason}</Paragraph>
      <MailButton href={orderAddress(from.home, order.locale, order.number, code)}>{t("payLink.button")}</MailButton>
      <Paragraph quiet>{t("payLink.note")}</Paragraph>
    </Frame>,
  );
}
