import type { Sender } from "@/lib/company/types";
import type { Minor } from "@/lib/core/money";
import { sayLongDay } from "@/lib/core/moments";
import { words } from "@/lib/core/wording";
import { readTracking } from "@/lib/fulfilment/rules";
import type { FulfilmentPart } from "@/lib/fulfilment/types";
import { orderAddress, sayNumber } from "@/lib/orders/rules";
import type { Order, OrderTender } from "@/lib/orders/types";
import { type Mail, renderMail } from "../render-mail";
import { Frame, MailButton, Paragraph } from "./frame";
import { MailLink, money, PartLines } from "./order-sheet";

type OrderTenderName = Pick<OrderTender, "tender" | "tail">;
type Told = { readonly order: Order; readonly code: string; readonly from: Sender };

/** No money came: the order is closed, nothing was charged, the bag is as it was. */
export function notPaid({ order, from, because }: Omit<Told, "code"> & { readonly because: "failed" | "expired" }): Promise<Mail> {
  const t = words(order.locale, "mails-order");
  const number = sayNumber(order.number);
  return renderMail(
    t("notPaid.subject", { number }),
    <Frame locale={order.locale} preview={t("notPaid.preview")} title={t("notPaid.title")} from={from}>
      <Paragraph>{t(`notPaid.${because}`, { number })}</Paragraph>
      <Paragraph>{t("notPaid.bag")}</Paragraph>
      <MailButton href={`${from.home}/${order.locale}/cart`}>{t("notPaid.button")}</MailButton>
      <Paragraph quiet>{t("notPaid.note")}</Paragraph>
    </Frame>,
  );
}

/** Money went back to where it came from: to a card, where it takes days, or to a gift card or credit, where it is at once. */
export function moneyReturned({ order, code, from, amount, surplus, to }: Told & { readonly amount: Minor; readonly surplus: boolean; readonly to: OrderTenderName }): Promise<Mail> {
  const t = words(order.locale, "mails-order");
  const atOnce = to.tender === "gift-card" || to.tender === "store-credit";
  const said = { number: sayNumber(order.number), amount: money(order, amount), tender: words(order.locale, "tenders")(to.tender, { tail: to.tail ?? "" }) };
  return renderMail(
    t("returned.subject", said),
    <Frame locale={order.locale} preview={t(atOnce ? "returned.previewAtOnce" : "returned.preview")} title={t("returned.title", said)} from={from}>
      <Paragraph>{t(atOnce ? "returned.wallet" : surplus ? "returned.surplus" : "returned.other", said)}</Paragraph>
      <Paragraph>{t(atOnce ? "returned.whenAtOnce" : "returned.when")}</Paragraph>
      <MailButton href={orderAddress(from.home, order.locale, order.number, code)}>{t("returned.button")}</MailButton>
    </Frame>,
  );
}

/** A parcel left: what is in it, who carries it, where to follow it. */
export function parcelSent({ order, code, from, part }: Told & { readonly part: FulfilmentPart }): Promise<Mail> {
  const t = words(order.locale, "mails-order");
  const number = sayNumber(order.number);
  const tracking = readTracking(part.tracking);
  const carrier = tracking?.carrier ?? "";
  const page = orderAddress(from.home, order.locale, order.number, code);
  const others = order.parts.some((p) => p.id !== part.id && ["planned", "packed", "ready"].includes(p.state));
  return renderMail(
    t("sent.subject", { number }),
    <Frame locale={order.locale} preview={t("sent.preview", { carrier })} title={t("sent.title")} from={from}>
      <Paragraph>
        {t("sent.text", { carrier, number })} {part.promise ? t("sent.by", { day: sayLongDay(part.promise.due, order.locale, "Europe/Rome") }) : null}
      </Paragraph>
      {tracking ? <Paragraph>{t("sent.tracking", { tracking: tracking.number })}</Paragraph> : null}
      <MailButton href={tracking?.page ?? page}>{tracking?.page ? t("sent.button") : t("sent.order")}</MailButton>
      <PartLines order={order} part={part} />
      {others ? <p style={{ margin: "16px 0 0" }}>{t("sent.others")}</p> : null}
      {tracking?.page ? <p style={{ margin: "16px 0 0" }}><MailLink href={page}>{t("sent.order")}</MailLink></p> : null}
    </Frame>,
  );
}
