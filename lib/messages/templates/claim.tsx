import type { Claim, ClaimStepTaken } from "@/lib/claims/types";
import type { Sender } from "@/lib/company/types";
import { sayLongDay, sayTime } from "@/lib/core/moments";
import { sayMoney } from "@/lib/core/money";
import { words } from "@/lib/core/wording";
import { orderAddress, sayNumber, sayThing } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import { type Mail, renderMail } from "../render-mail";
import { Frame, MailButton, Paragraph } from "./frame";
import { Rows } from "./order-sheet";

const ROME = "Europe/Rome";
type About = { readonly order: Order; readonly claim: Claim; readonly code: string; readonly from: Sender };

/** A fault was reported: what, in its customer's words, when, and what happens now. */
export const claimReported = (about: About): Promise<Mail> => letter(about, "reported", [about.claim.fault]);

/** Something was decided about it: taken in for repair, ready, another piece, a lower price, or no, with the reason. */
export const claimStepped = ({ taken, ...about }: About & { readonly taken: ClaimStepTaken }): Promise<Mail> =>
  letter(about, taken.step, [...(taken.because ? [words(about.order.locale, "claims")(`because.${taken.because}`)] : []), ...(taken.note ? [taken.note] : [])], taken.amount);

function letter({ order, claim, code, from }: About, is: string, own: readonly string[], amount = 0): Promise<Mail> {
  const t = words(order.locale, "claims");
  const line = order.lines.find(({ position }) => position === claim.position);
  const said = { number: sayNumber(order.number), thing: line ? sayThing(line, order.locale) : "", day: sayLongDay(claim.at, order.locale, ROME), time: sayTime(claim.at, order.locale, ROME), amount: sayMoney(amount as Order["total"], order.currency, order.locale) };
  return renderMail(
    t(`mail.${is}.subject`, said),
    <Frame locale={order.locale} preview={t(`mail.${is}.preview`, said)} title={t(`mail.${is}.title`)} from={from}>
      <Paragraph>{t(`mail.${is}.text`, said)}</Paragraph>
      <Rows rows={[{ key: "thing", words: said.thing, amount: String(claim.quantity) }]} />
      {own.map((text) => <Paragraph key={text}>{text}</Paragraph>)}
      <Paragraph>{t(`mail.${is}.next`, said)}</Paragraph>
      <MailButton href={orderAddress(from.home, order.locale, order.number, code)}>{t("mail.button")}</MailButton>
    </Frame>,
  );
}
