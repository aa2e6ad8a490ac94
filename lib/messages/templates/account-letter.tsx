import type { Sender } from "@/lib/company/types";
import { words } from "@/lib/core/wording";
import type { Locale } from "@/lib/core/who";
import { type Mail, renderMail } from "../render-mail";
import { Frame, MailButton, Paragraph } from "./frame";

/**
 * Letters about an account, each with one link: sign in; begin an account (the address had none); confirm the address given
 * at sign-up; sign-up with an address that has an account; choose a new password; the password was changed; come in as a colleague.
 */
export const ACCOUNT_LETTERS = ["sign-in", "welcome", "confirm", "known", "reset", "password-changed", "invite"] as const;
export type AccountLetter = (typeof ACCOUNT_LETTERS)[number];

type Told = { readonly locale: Locale; readonly letter: AccountLetter; readonly url: string; readonly from: Sender; readonly minutes: number };

/** Writes one of the letters. Nothing that a person typed stands in it, so that nobody can send words of their own to strangers. */
export function accountLetter({ locale, letter, url, from, minutes }: Told): Promise<Mail> {
  const t = words(locale, "mails");
  const lasts = { shop: from.company.shop, minutes, days: Math.round(minutes / 1_440) };
  return renderMail(
    t(`${letter}.subject`, lasts),
    <Frame locale={locale} preview={t(`${letter}.preview`, lasts)} title={t(`${letter}.title`, lasts)} from={from}>
      <Paragraph>{t(`${letter}.text`, lasts)}</Paragraph>
      <MailButton href={url}>{t(`${letter}.button`)}</MailButton>
      <Paragraph quiet>{t(`${letter}.note`, lasts)}</Paragraph>
    </Frame>,
  );
}
