import type { Metadata } from "next";
import Link from "next/link";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { editsPlace } from "@/lib/locations/edit/rules";
import { places } from "@/lib/locations/reads";
import { openAt } from "@/lib/locations/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../office-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-places")("title") };
}

/** The shop's places, those that a colleague may change leading to their settings. */
async function PlacesPage() {
  const colleague = await officeColleague();
  const t = words(await officeLocale(), "admin-places");
  if (!colleague.may.has("settings")) return <OfficeFrame><NotYours title={t("title")} text={t("whoMay")} /></OfficeFrame>;
  const all = await places();
  const now = new Date();
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <div className="page-bar">
          <h1 className="h2">{t("title")}</h1>
          {editsPlace(colleague, null) ? <ButtonLink look="outlined" size="small" href="/admin/places/new">{t("new")}</ButtonLink> : null}
        </div>
        {all.length === 0 ? <EmptyState title={t("none")} reason={t("noneText")} /> : null}
        <div className="table-scroll">
          <table className="grid-table">
            <caption className="sr-only">{t("title")}</caption>
            <thead>
              <tr>
                {(["name", "kind", "city", "open", "collect", "send"] as const).map((column) => <th key={column} scope="col">{t(`columns.${column}`)}</th>)}
              </tr>
            </thead>
            <tbody>
              {all.map((place) => (
                <tr key={place.id}>
                  <th scope="row">{editsPlace(colleague, place.id) ? <Link className="link" href={`/admin/places/${place.handle}`} prefetch={false}>{place.name}</Link> : place.name}</th>
                  <td>{t(`form.${place.kind}`)}</td>
                  <td>{`${place.city} (${place.province})`}</td>
                  <td>{place.kind === "store" ? t(openAt(place, now).open ? "openNow" : "closedNow") : "–"}</td>
                  <td>{t(place.collectFrom ? "yes" : "no")}</td>
                  <td>{t(place.deliversFrom ? "yes" : "no")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", PlacesPage);
