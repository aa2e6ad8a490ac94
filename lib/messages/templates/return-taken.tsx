import type { Sender } from "@/lib/company/types";
import { type Minor, minorOf, sum } from "@/lib/core/money";
import { words } from "@/lib/core/wording";
import { inLocale } from "@/lib/core/words";
import { orderAddress, sayNumber } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import type { ReturnedLine } from "@/lib/returns/counter/types";
import { type Mail, renderMail } from "../render-mail";
import { Frame, MailButton, Paragraph } from "./frame";
import { money, Rows } from "./order-sheet";

type Told = { readonly order: Order; readonly code: string; readonly from: Sender; readonly taken: { readonly lines: readonly ReturnedLine[]; readonly delivery: Minor; readonly exchanged: Minor }; readonly byParcel: boolean };

/** Goods came back: each line with what it gives back, or why it was not accepted; and the delivery, where it goes back too; less what paid for other goods. Of a parcel, what becomes of pieces that were not accepted: nobody stands there to take them from.home. */
export function returnTaken({ order, code, from, taken: { lines, delivery, exchanged }, byParcel }: Told): Promise<Mail> {
  const t = words(order.locale, "mails-order");
  const back = minorOf(sum(lines.map((line) => line.amount)) + delivery - exchanged);
  const said = { number: sayNumber(order.number), amount: money(order, back) };
  const rows = lines.map((line, n) => {
    const title = order.lines.find((of) => of.position === line.position)?.title;
    const piece = { quantity: line.quantity, title: title ? inLocale(title, order.locale) : "" };
    return line.accepted
      ? { key: String(n), words: t("taken.line", piece), amount: money(order, line.amount) }
      : { key: String(n), words: t("taken.notAccepted", { ...piece, why: t(`taken.why.${line.notAccepted ?? "missing"}`) }), amount: "–", quiet: true };
  });
  return renderMail(
    t("taken.subject", said),
    <Frame locale={order.locale} preview={t(back > 0 ? "taken.preview" : "taken.previewNothing", said)} title={t("taken.title")} from={from}>
      <Paragraph>{t("taken.text", said)}</Paragraph>
      <Rows rows={[...rows, ...(delivery > 0 ? [{ key: "delivery", words: t("taken.delivery"), amount: money(order, delivery) }] : []), ...(exchanged > 0 ? [{ key: "exchanged", words: t("taken.exchanged"), amount: money(order, minorOf(-exchanged)).replace("-", "−") }] : []), { key: "back", words: t("taken.back"), amount: money(order, back), strong: true }]} />
      {byParcel && lines.some(({ accepted, notAccepted }) => !accepted && notAccepted !== "missing") ? <Paragraph>{t("taken.kept")}</Paragraph> : null}
      <Paragraph>{t(back > 0 ? "taken.when" : exchanged > 0 ? "taken.evenly" : "taken.nothing")}</Paragraph>
      <MailButton href={orderAddress(from.home, order.locale, order.number, code)}>{t("taken.button")}</MailButton>
    </Frame>,
  );
}
