import type { Metadata } from "next";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { ownPath } from "@/lib/core/own-path";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { drawerHere } from "../../../drawer-here";
import { StaffFrame } from "../../../staff-frame";
import { WhichTills } from "../../../which-tills";

type Props = { readonly params: Promise<{ store: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff-drawer")("which.title") };
}

/** Where a device that stands at one till is told that it stands at another. */
async function WhichTillPage({ params, searchParams }: Props) {
  const { store } = await params;
  const here = await drawerHere(store, undefined);
  if (!here) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff-drawer")("whoMay")} />;
  const { place, locale, tills, standing } = here;
  const wanted = ownPath((await searchParams)["next"]);
  return (
    <StaffFrame place={place} locale={locale}>
      <WhichTills place={place} locale={locale} tills={tills} standing={standing} next={wanted?.startsWith("/staff/") ? wanted : `/staff/${place.handle}/till`} />
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", WhichTillPage);
