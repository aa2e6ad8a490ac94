import type { ReactNode } from "react";
import { OfficeSide } from "@/components/office/office-side";
import type { PaletteWords } from "@/components/office/palette";
import { cachedCompany } from "@/lib/cached/company";
import { officeLocale } from "@/lib/request/page";
import { findColleagueHere } from "@/lib/request/staff";
import { textsOf, words } from "@/lib/request/wording";
import { dutiesOf } from "@/lib/staff/rules";
import { officeLinks } from "./office-links";
import { leave } from "./sign-in/actions";

/** A page of the office with its side, for colleagues. */
export async function OfficeFrame({ children }: { readonly children: ReactNode }) {
  const colleague = await findColleagueHere();
  const locale = await officeLocale();
  const t = words(locale, "office");
  const palette = textsOf(locale, "office")["palette"] as unknown as PaletteWords;
  return (
    <div className="office">
      <OfficeSide words={{ office: (await cachedCompany()).shop, leave: t("leave"), main: t("main"), palette }} groups={colleague ? officeLinks(dutiesOf(colleague.roles), locale) : []} name={colleague?.name ?? ""} leave={leave} />
      {children}
    </div>
  );
}
