import type { Metadata } from "next";
import Link from "next/link";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { openClaimsAt } from "@/lib/claims/reads";
import { seesToClaims } from "@/lib/claims/rules";
import { sayLongDay } from "@/lib/core/moments";
import { sayNumber } from "@/lib/orders/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { StaffFrame } from "../../staff-frame";
import { storeHere } from "../../store-here";

type Props = { readonly params: Promise<{ store: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff-claims")("title") };
}

/** The faults that a place sees to, the oldest first. */
async function ClaimsPage({ params }: Props) {
  const here = await storeHere((await params).store);
  if (!here || !seesToClaims(here.who, here.place.id)) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff")("whoMay")} />;
  const { who, place, locale } = here;
  const t = words(locale, "staff-claims");
  const claims = await openClaimsAt(who, place.id);
  return (
    <StaffFrame place={place} locale={locale}>
      <div className="staff-title">
        <h1>{t("title")}</h1>
      </div>
      <p className="p-4 text-ink-2">{t(claims.length > 0 ? "lead" : "none")}</p>
      <ul className="stores">
        {claims.map(({ id, number, fault, state, at }) => (
          <li key={id}>
            <Link href={`/staff/${place.handle}/claims/${id}`} prefetch={false}>
              <span className="min-w-0">
                <b className="block break-words">{fault}</b>
                <span className="small block text-ink-2">{t("row", { number: sayNumber(number) })}</span>
                <span className="small block text-ink-2">{t("since", { state: t(`states.${state}`), day: sayLongDay(at, locale, place.timeZone) })}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", ClaimsPage);
