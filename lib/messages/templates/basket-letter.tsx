import type { Sender } from "@/lib/company/types";
import { sayDay, sayTime } from "@/lib/core/moments";
import { words } from "@/lib/core/wording";
import type { Locale } from "@/lib/core/who";
import { type Mail, renderMail } from "../render-mail";
import { Frame, MailButton, Paragraph } from "./frame";

type Told = { readonly locale: Locale; /** Whose till sends it. */ readonly store: string; readonly url: string; readonly until: Date; readonly timeZone: string; readonly from: Sender };

/** What a till sends to a phone, for whoever gave an address: the way to the basket, and until when it opens. No goods and no names: the address was said across a counter. */
export function basketLetter({ locale, store, url, until, timeZone, from }: Told): Promise<Mail> {
  const t = words(locale, "mails");
  const said = { store, day: sayDay(until, locale, timeZone), time: sayTime(until, locale, timeZone) };
  return renderMail(
    t("basket.subject", said),
    <Frame locale={locale} preview={t("basket.preview", said)} title={t("basket.title", said)} from={from}>
      <Paragraph>{t("basket.text", said)}</Paragraph>
      <MailButton href={url}>{t("basket.button")}</MailButton>
      <Paragraph quiet>{t("basket.note")}</Paragraph>
    </Frame>,
  );
}
