import type { Metadata } from "next";
import Link from "next/link";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { OnIcon } from "@/components/ui/icons";
import { type Minor, sayMoney } from "@/lib/core/money";
import { sayDay, sayTime } from "@/lib/core/moments";
import { inLocale } from "@/lib/core/words";
import { aislesOf, runsAt, toReprint } from "@/lib/labels/reads";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { LabelForm } from "../../label-form";
import { LabelHonoured } from "../../label-honoured";
import { StaffFrame } from "../../staff-frame";
import { storeHere } from "../../store-here";

type Props = { readonly params: Promise<{ store: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "labels")("title") };
}

/** The store's labels: how many say another price than the list, which, and what to print. */
async function LabelsPage({ params }: Props) {
  const here = await storeHere((await params).store);
  if (!here) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff")("whoMay")} />;
  const { place, locale } = here;
  const t = words(locale, "labels");
  const now = new Date();
  const [wrong, aisles, runs] = await Promise.all([toReprint(place.id, now), aislesOf(place.id), runsAt(place.id)]);
  const money = (amount: Minor) => sayMoney(amount, "EUR", locale);
  const at = (moment: Date) => `${sayDay(moment, locale, place.timeZone)}, ${sayTime(moment, locale, place.timeZone)}`;
  return (
    <StaffFrame place={place} locale={locale}>
      <div className="staff-title">
        <h1>{t("title")}</h1>
      </div>
      {wrong.length > 0 ? (
        <section className="label-count" aria-label={t("toReprint", { count: wrong.length })}>
          <p>
            <b>{wrong.length}</b> {t("toReprint", { count: wrong.length })}
          </p>
          <details>
            <summary>{t("show")}</summary>
            <ul>
              {wrong.map((one) => (
                <li key={one.variantId}>
                  <span className="min-w-0">
                    <b>{inLocale(one.title, locale)}</b>
                    <span>{[...one.options.map((option) => inLocale(option, locale)), t(`why.${one.why}`)].join(" · ")}</span>
                  </span>
                  <span className="label-prices">
                    {one.says && one.says.amount !== one.now.amount ? <s>{money(one.says.amount)}</s> : null}
                    <b>{money(one.now.amount)}</b>
                  </span>
                  <span className="mono">{one.bin ?? ""}</span>
                </li>
              ))}
            </ul>
          </details>
        </section>
      ) : (
        <p className="label-count label-calm">{t("noneToReprint")}</p>
      )}
      <LabelForm place={place} locale={locale} aisles={aisles} wrong={wrong.length} />
      <section className="staff-part" aria-labelledby="runs">
        <h2 id="runs">{t("runs.title")}</h2>
        {runs.length === 0 ? <p>{t("runs.none")}</p> : null}
        <ul className="stores label-runs">
          {runs.map((run) => (
            <li key={run.id}>
              <Link href={`/staff/${place.handle}/labels/${run.id}`} prefetch={false}>
                <span className="min-w-0">
                  <b>{[t("runs.pieces", { count: run.pieces }), ...(run.aisle ? [t("runs.aisle", { aisle: run.aisle })] : [])].join(", ")}</b>
                  <span>{[at(run.madeAt), ...(run.by ? [run.by] : [])].join(" · ")}</span>
                </span>
                <span className={run.confirmedAt ? "" : "label-open"}>{run.confirmedAt ? t("runs.hung", { at: at(run.confirmedAt) }) : t("runs.open")}</span>
                <OnIcon />
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <LabelHonoured who={here.who} place={place} locale={locale} now={now} />
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", LabelsPage);
