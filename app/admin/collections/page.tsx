import type { Metadata } from "next";
import Link from "next/link";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { StateWord } from "@/components/office/state-word";
import { addresses } from "@/components/shop/addresses";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { editsProducts } from "@/lib/catalogue/edit/rules";
import { rangeRows } from "@/lib/catalogue/ranges/reads";
import { inLocale } from "@/lib/core/words";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../office-frame";
import { ruleWords } from "./say-rule";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-collections")("title") };
}

/** The shop's collections: what each holds now, by which rule or by whose hand, and whether the web shows it. */
async function CollectionsPage() {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const t = words(locale, "admin-collections");
  if (!editsProducts(colleague)) return <OfficeFrame><NotYours title={t("title")} text={t("whoMay")} /></OfficeFrame>;
  const [rows, say] = await Promise.all([rangeRows(new Date()), ruleWords(locale)]);
  const begin = <ButtonLink look="outlined" size="small" href="/admin/collections/new">{t("new")}</ButtonLink>;
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <div className="page-bar">
          <h1 className="h2">{t("title")}</h1>
          {rows.length > 0 ? begin : null}
        </div>
        {rows.length === 0 ? (
          <EmptyState title={t("none")} reason={t("noneText")}>{begin}</EmptyState>
        ) : (
          <div className="table-scroll">
            <table className="grid-table">
              <caption className="sr-only">{t("title")}</caption>
              <thead>
                <tr>
                  {(["name", "state", "what"] as const).map((column) => <th key={column} scope="col">{t(`columns.${column}`)}</th>)}
                  <th scope="col" className="figure">{t("columns.holds")}</th>
                  <th scope="col">{t("columns.address")}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ id, handle, name, kind, rule, published, holds }) => (
                  <tr key={id}>
                    <th scope="row"><Link className="link" href={`/admin/collections/${handle}`} prefetch={false}>{inLocale(name, locale)}</Link></th>
                    <td><StateWord tone={published ? "good" : "quiet"}>{t(`states.${published ? "published" : "hidden"}`)}</StateWord></td>
                    <td>{kind === "hand" ? t("kinds.hand") : say(rule)}</td>
                    <td className="figure">{holds}</td>
                    <td>{published ? <a className="link" href={addresses(locale).range(handle)}>{addresses(locale).range(handle)}</a> : <span className="text-ink-2">{addresses(locale).range(handle)}</span>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", CollectionsPage);
