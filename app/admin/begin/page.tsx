import type { Metadata } from "next";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { BeginSteps, type BeginStep } from "@/components/office/begin-steps";
import { config } from "@/lib/core/config";
import { type Beginning, nextStep, readBeginning, type Step, STEPS } from "@/lib/office/begin";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../office-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-begin")("title") };
}

/** Where each step is done. */
const whereOf = (step: Step, { draft, offered }: Beginning, locale: string): string =>
  ({
    company: "/admin/settings/company", place: "/admin/places/new", departments: "/admin/departments", makers: "/admin/makers",
    product: draft ? `/admin/products/${draft}` : "/admin/products/new", stock: "/admin/receiving", sale: offered ? `/${locale}/p/${offered}` : `/${locale}`,
  })[step];

/** The way from an empty shop to its first sale: what is done, what comes next, and what runs beside the shop. */
async function BeginPage() {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const t = words(locale, "admin-begin");
  const begun = await readBeginning(colleague);
  if (!begun) return <OfficeFrame><NotYours title={t("title")} text={t("whoMay")} /></OfficeFrame>;
  const next = nextStep(begun);
  const { STRIPE_SECRET_KEY, STRIPE_API_BASE, SMTP_URL, SENDCLOUD_API_BASE, SENDCLOUD_PUBLIC_KEY, UNICO_BASE_URL } = config();
  const steps: readonly BeginStep[] = STEPS.map((step) => ({ key: step, title: t(`steps.${step}.title`), text: t(`steps.${step}.text`), done: begun[step], next: step === next, href: whereOf(step, begun, locale), go: t(`steps.${step}.go`) }));
  const beside = [
    { key: "payments", state: STRIPE_API_BASE ? "play" : STRIPE_SECRET_KEY?.includes("_live_") ? "on" : "test" },
    { key: "mail", state: SMTP_URL ? "on" : "off" },
    { key: "carrier", state: SENDCLOUD_API_BASE ? "play" : SENDCLOUD_PUBLIC_KEY ? "on" : "off" },
    { key: "address", state: UNICO_BASE_URL.startsWith("https:") ? "on" : "off" },
  ].map(({ key, state }) => ({ key, on: state === "on", title: t(`beside.${key}.title`), text: t(`beside.${key}.${state}`, { address: UNICO_BASE_URL }) }));
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <div className="page-bar"><h1 className="h2">{t(next ? "title" : "doneTitle")}</h1></div>
        <BeginSteps lead={t(next ? "lead" : "doneText", { done: STEPS.filter((step) => begun[step]).length, all: STEPS.length })} steps={steps} words={{ done: t("done"), beside: t("beside.title"), besideText: t("beside.text"), colleagues: t("colleagues.title"), colleaguesText: t("colleagues.text"), colleaguesGo: t("colleagues.go") }} beside={beside} alone={!begun.colleagues} />
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", BeginPage);
