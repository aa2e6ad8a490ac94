import type { Sender } from "@/lib/company/types";
import { sayLongDay, sayTime } from "@/lib/core/moments";
import { words } from "@/lib/core/wording";
import { orderAddress, sayNumber, sayThing } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import type { Announced } from "@/lib/returns/announced/types";
import { type Mail, renderMail } from "../render-mail";
import { Frame, MailButton, Paragraph } from "./frame";
import { Rows } from "./order-sheet";

const ROME = "Europe/Rome";
type About = { readonly order: Order; readonly request: Announced; readonly code: string; readonly from: Sender; /** A carrier’s label is made for the parcel. */ readonly labelled?: boolean };

/** A return was announced: what, when it was said, until when it is waited for, and how it comes. Of a withdrawal it is the acknowledgement, with day and time. */
export const returnAnnounced = (about: About): Promise<Mail> => letter(about, "announced", `announced.${about.request.kind}`, about.labelled ? "announced.label" : `announced.${about.request.way}`);

/** Nothing came in time: a withdrawal stands all the same (Directive 2011/83/EU article 11), the shop's own promise has its days. */
export const returnLapsed = (about: About): Promise<Mail> => letter(about, "lapsed", `lapsed.${about.request.kind}`, about.request.kind === "withdrawal" ? "lapsed.stands" : "lapsed.again");

/** The parcel of an announced return lies where it went to: it is looked at next. */
export const returnArrived = (about: About): Promise<Mail> => letter(about, "arrived", "arrived.text", "arrived.next");

/** An announced return ends in a few days, and nothing has come of it. */
export const returnReminded = (about: About): Promise<Mail> => letter(about, "reminded", `reminded.${about.request.kind}`, `reminded.${about.request.way}`);

function letter({ order, request, code, from }: About, is: "announced" | "lapsed" | "arrived" | "reminded", first: string, next: string): Promise<Mail> {
  const t = words(order.locale, "mails-order");
  const said = { number: sayNumber(order.number), day: sayLongDay(request.at, order.locale, ROME), time: sayTime(request.at, order.locale, ROME), until: sayLongDay(request.expiresAt, order.locale, ROME) };
  const rows = request.pieces.map(({ position, quantity }) => {
    const line = order.lines.find((of) => of.position === position);
    return { key: String(position), words: line ? sayThing(line, order.locale) : "", amount: String(quantity) };
  });
  return renderMail(
    t(`${is}.subject`, said),
    <Frame locale={order.locale} preview={t(`${is}.preview`, said)} title={t(`${is}.title`)} from={from}>
      <Paragraph>{t(first, said)}</Paragraph>
      <Rows rows={rows} />
      <Paragraph>{t(next, said)}</Paragraph>
      <MailButton href={orderAddress(from.home, order.locale, order.number, code)}>{t(`${is}.button`)}</MailButton>
    </Frame>,
  );
}
