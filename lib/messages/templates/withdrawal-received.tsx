import type { Sender } from "@/lib/company/types";
import { sayLongDay, sayTime } from "@/lib/core/moments";
import { words } from "@/lib/core/wording";
import type { Withdrawal } from "@/lib/returns/types";
import { type Mail, renderMail } from "../render-mail";
import { defused } from "../rules";
import { COLOURS, Frame, MailButton, Paragraph } from "./frame";
import { MailTitle } from "./order-sheet";

const ROME = "Europe/Rome";

/**
 * The acknowledgement of a withdrawal on a durable medium, with its content, date and time (Directive 2011/83/EU article
 * 11a(4)). Reads the same whether the order exists or not.
 */
export function withdrawalReceived({ withdrawal, from }: { readonly withdrawal: Withdrawal; readonly from: Sender }): Promise<Mail> {
  const { locale, name, contract, email, statedAt } = withdrawal;
  const t = words(locale, "mails-order");
  const when = { day: sayLongDay(statedAt, locale, ROME), time: sayTime(statedAt, locale, ROME) };
  const said = [t("withdrawal.content"), t("withdrawal.name", { name: defused(name) }), t("withdrawal.contract", { contract: defused(contract) }), t("withdrawal.email", { email }), t("withdrawal.moment", when)];
  return renderMail(
    t("withdrawal.subject"),
    <Frame locale={locale} preview={t("withdrawal.preview", when)} title={t("withdrawal.title")} from={from}>
      <Paragraph>{t("withdrawal.text", when)}</Paragraph>
      <MailTitle>{t("withdrawal.statement")}</MailTitle>
      <div style={{ padding: "16px 20px", backgroundColor: COLOURS.surface, border: `1px solid ${COLOURS.line}`, borderRadius: 6, fontSize: 15, lineHeight: "24px" }}>
        {said.map((line) => <div key={line}>{line}</div>)}
      </div>
      <MailTitle>{t("withdrawal.next")}</MailTitle>
      {(["check", "send", "money"] as const).map((step) => <Paragraph key={step}>{t(`withdrawal.${step}`)}</Paragraph>)}
      <MailButton href={`${from.home}/${locale}/info/returns`}>{t("withdrawal.button")}</MailButton>
      <Paragraph quiet>{t("withdrawal.notYou", { email: from.company.email })}</Paragraph>
    </Frame>,
  );
}
