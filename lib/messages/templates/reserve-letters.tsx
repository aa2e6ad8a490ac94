import type { Sender } from "@/lib/company/types";
import { sayLongDay, sayTime } from "@/lib/core/moments";
import { words } from "@/lib/core/wording";
import type { Place } from "@/lib/locations/types";
import { orderAddress, sayNumber } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import { type Mail, renderMail } from "../render-mail";
import { Frame, MailButton, Paragraph } from "./frame";
import { money, PartSheet, Sums } from "./order-sheet";

type Told = { readonly order: Order; readonly place: Place | undefined; readonly code: string; readonly from: Sender };

const saidOf = ({ order, place }: Told) => {
  const at = (moment: Date | undefined) => (moment ? { day: sayLongDay(moment, order.locale, place?.timeZone ?? "Europe/Rome"), time: sayTime(moment, order.locale, place?.timeZone ?? "Europe/Rome") } : { day: "", time: "" });
  return { number: sayNumber(order.number), place: place?.name ?? "", total: money(order, order.total), ...at(order.reservedUntil ?? undefined) };
};

/** What is reserved, when it is ready, until when it waits, and what there is to pay where it is collected. Nobody is bound to buy it. */
export function reserved(told: Told): Promise<Mail> {
  const { order, place, code, from } = told;
  const t = words(order.locale, "mails-order");
  const said = saidOf(told);
  return renderMail(
    t("reserved.subject", said),
    <Frame locale={order.locale} preview={t("reserved.preview", said)} title={t("reserved.title")} from={from}>
      <Paragraph>{t("reserved.text", said)}</Paragraph>
      <Paragraph>{t("reserved.until", said)}</Paragraph>
      <MailButton href={orderAddress(from.home, order.locale, order.number, code)}>{t("reserved.button")}</MailButton>
      {order.parts.map((part) => <PartSheet key={part.id} order={order} part={part} place={place} />)}
      <Sums order={order} />
      <Paragraph quiet>{t("reserved.law")}</Paragraph>
    </Frame>,
  );
}

/** A reservation is over: nobody came, or the store can't find all of it. Nothing was paid. */
export function reservationEnded(told: Told, because: "late" | "short"): Promise<Mail> {
  const { order, from } = told;
  const t = words(order.locale, "mails-order");
  const said = saidOf(told);
  return renderMail(
    t(`reservationEnded.${because}.subject`, said),
    <Frame locale={order.locale} preview={t("reservationEnded.preview")} title={t(`reservationEnded.${because}.title`)} from={from}>
      <Paragraph>{t(`reservationEnded.${because}.text`, said)}</Paragraph>
      <Paragraph>{t("reservationEnded.again")}</Paragraph>
      <MailButton href={`${from.home}/${order.locale}`}>{t("reservationEnded.button")}</MailButton>
    </Frame>,
  );
}
