import { words } from "@/lib/core/wording";
import type { Locale } from "@/lib/core/who";
import { type Mail, renderMail } from "../render-mail";
import { Frame, MailButton, Paragraph } from "./frame";

/**
 * Letters about an account, each with one link: sign in; begin an account (the address had none); confirm the address given
 * at sign-up; sign-up with an address that has an account; choose a new password; the password was changed.
 */
export const ACCOUNT_LETTERS = ["sign-in", "welcome", "confirm", "known", "reset", "password-changed"] as const;
export type AccountLetter = (typeof ACCOUNT_LETTERS)[number];

type Told = { readonly locale: Locale; readonly letter: AccountLetter; readonly url: string; readonly home: string; readonly minutes: number };

/** Writes one of the letters. Nothing that a person typed stands in it, so that nobody can send words of their own to strangers. */
export function accountLetter({ locale, letter, url, home, minutes }: Told): Promise<Mail> {
  const t = words(locale, "mails");
  return renderMail(
    t(`${letter}.subject`),
    <Frame locale={locale} preview={t(`${letter}.preview`, { minutes })} title={t(`${letter}.title`)} home={home}>
      <Paragraph>{t(`${letter}.text`, { minutes })}</Paragraph>
      <MailButton href={url}>{t(`${letter}.button`)}</MailButton>
      <Paragraph quiet>{t(`${letter}.note`)}</Paragraph>
    </Frame>,
  );
}
