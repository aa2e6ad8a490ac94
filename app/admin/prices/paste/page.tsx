import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { PastePrices, type PastePricesWords } from "@/components/office/paste-prices";
import type { PasteAnswer } from "@/components/office/pasted";
import { ButtonLink } from "@/components/ui/button-link";
import { newId } from "@/lib/core/id";
import { plansPrices } from "@/lib/pricing/plan/rules";
import { keptAnswer } from "@/lib/request/kept-answer";
import { officeLocale } from "@/lib/request/page";
import { textsOf, words } from "@/lib/request/wording";
import { OfficeFrame } from "../../office-frame";
import { paste } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-prices")("paste.title") };
}

/** Many prices at once, pasted from a spreadsheet. */
async function PastePage() {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const t = words(locale, "admin-prices");
  if (!plansPrices(colleague)) return <OfficeFrame><NotYours title={t("paste.title")} text={t("refused.not-yours")} /></OfficeFrame>;
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <div className="page-bar">
          <h1 className="h2">{t("paste.title")}</h1>
          <ButtonLink look="outlined" size="small" href="/admin/prices">{t("paste.back")}</ButtonLink>
        </div>
        <div className="editor-whole">
          <p className="small text-ink-2 max-w-[70ch]">{t("paste.text")}</p>
          <PastePrices action={paste} answered={await keptAnswer<PasteAnswer>("paste")} press={newId()} words={(textsOf(locale, "admin-prices")["paste"] as unknown as { form: PastePricesWords }).form} />
        </div>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", PastePage);
