import type { Sender } from "@/lib/company/types";
import { type Minor, sayMoney } from "@/lib/core/money";
import { words } from "@/lib/core/wording";
import { orderAddress, sayNumber } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import { type Mail, renderMail } from "../render-mail";
import { Frame, MailButton, Paragraph } from "./frame";

type About = { readonly order: Order; readonly amount: Minor; readonly reason: string; readonly code: string; readonly from: Sender };

/** Customer service gave credit for an order: how much, why, and that it is in the account already. */
export function creditGiven({ order, amount, reason, code, from }: About): Promise<Mail> {
  const t = words(order.locale, "mails-order");
  const said = { number: sayNumber(order.number), amount: sayMoney(amount, order.currency, order.locale) };
  return renderMail(
    t("credit.subject", said),
    <Frame locale={order.locale} preview={t("credit.preview", said)} title={t("credit.title", said)} from={from}>
      <Paragraph>{t("credit.text", said)}</Paragraph>
      <Paragraph>{reason}</Paragraph>
      <Paragraph>{t("credit.next", said)}</Paragraph>
      <MailButton href={orderAddress(from.home, order.locale, order.number, code)}>{t("credit.button")}</MailButton>
    </Frame>,
  );
}
