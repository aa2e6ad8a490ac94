import { sayLongDay, sayTime } from "@/lib/core/moments";
import { words } from "@/lib/core/wording";
import { orderAddress, sayNumber, sayThing } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import type { Announced } from "@/lib/returns/announced/types";
import { type Mail, renderMail } from "../render-mail";
import { Frame, MailButton, Paragraph } from "./frame";
import { Rows } from "./order-sheet";

const ROME = "Europe/Rome";

/** A return was announced: what, when it was said, until when it is waited for, and how it comes. Of a withdrawal it is the acknowledgement, with day and time. */
export function returnAnnounced({ order, request, code, home }: { readonly order: Order; readonly request: Announced; readonly code: string; readonly home: string }): Promise<Mail> {
  const t = words(order.locale, "mails-order");
  const said = { number: sayNumber(order.number), day: sayLongDay(request.at, order.locale, ROME), time: sayTime(request.at, order.locale, ROME), until: sayLongDay(request.expiresAt, order.locale, ROME) };
  const rows = request.pieces.map(({ position, quantity }) => {
    const line = order.lines.find((of) => of.position === position);
    return { key: String(position), words: line ? sayThing(line, order.locale) : "", amount: String(quantity) };
  });
  return renderMail(
    t("announced.subject", said),
    <Frame locale={order.locale} preview={t("announced.preview", said)} title={t("announced.title")} home={home}>
      <Paragraph>{t(`announced.${request.kind}`, said)}</Paragraph>
      <Rows rows={rows} />
      <Paragraph>{t(`announced.${request.way}`, said)}</Paragraph>
      <MailButton href={orderAddress(home, order.locale, order.number, code)}>{t("announced.button")}</MailButton>
    </Frame>,
  );
}
