import type { Metadata } from "next";
import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { EmptyState } from "@/components/ui/empty-state";
import { sender } from "@/lib/company/reads";
import { editsCompany } from "@/lib/company/rules";
import { newId } from "@/lib/core/id";
import { isLocale, LOCALES } from "@/lib/core/who";
import { SAMPLES, sampleLetter } from "@/lib/messages/samples/letters";
import { mailsLeave } from "@/lib/request/mails";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../../office-frame";
import { tryIt } from "./actions";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-settings")("letters.title") };
}

/** The shop's letters as they arrive, in both languages, about an order that nobody made; one can be sent to oneself. */
async function LettersPage({ searchParams }: Props) {
  const colleague = await officeColleague();
  const office = await officeLocale();
  const [t, names] = [words(office, "admin-settings"), words(office, "office")];
  if (!editsCompany(colleague)) return <OfficeFrame><NotYours title={t("letters.title")} text={t("whoMay")} /></OfficeFrame>;
  const asked = await searchParams;
  const letter = SAMPLES.find((each) => each === asked["letter"]) ?? SAMPLES[0];
  const locale = typeof asked["in"] === "string" && isLocale(asked["in"]) ? asked["in"] : office;
  const mail = letter ? await sampleLetter(letter, locale, await sender()) : null;
  const at = (which: string, language: string) => `/admin/settings/letters?${new URLSearchParams({ letter: which, in: language }).toString()}`;
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <div className="page-bar"><h1 className="h2">{t("letters.title")}</h1></div>
        <div className="letters">
          <nav aria-label={t("letters.which")} className="letters-list">
            {SAMPLES.map((each) => <Link key={each} href={at(each, locale)} aria-current={each === letter ? "page" : undefined} prefetch={false} scroll={false}>{names(`messages.kinds.${each}`)}</Link>)}
          </nav>
          <div className="grid min-w-0 gap-4 self-start">
            <nav aria-label={t("letters.language")} className="seg justify-self-start">
              {LOCALES.map((each) => <Link key={each} href={at(letter ?? "", each)} aria-current={each === locale ? "true" : undefined} prefetch={false} scroll={false}>{t(each === "it" ? "letters.it" : "letters.en")}</Link>)}
            </nav>
            {mail && letter ? (
              <>
                <p><span className="small block text-ink-2">{t("letters.subject")}</span><b className="font-medium" lang={locale}>{mail.subject}</b></p>
                <div className="grid gap-2">
                  <p className="small text-ink-2 max-w-[60ch]">{t(mailsLeave() ? "letters.leave" : "letters.stay")}</p>
                  <AnsweredForm name="trial" action={tryIt} hidden={{ letter, locale, press: newId() }} fields={[]} submit={t("letters.submit")} quiet small />
                </div>
                <iframe title={mail.subject} sandbox="" srcDoc={mail.html} className="h-[44rem] w-full max-w-[48rem] border border-line bg-white" />
              </>
            ) : <EmptyState title={t("letters.none")} reason={t("refused.no-place")} />}
          </div>
        </div>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", LettersPage);
