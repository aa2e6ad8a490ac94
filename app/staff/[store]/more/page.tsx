import type { Metadata } from "next";
import Link from "next/link";
import { inTimeForStaff } from "@/app/in-time";
import { leave } from "@/app/admin/sign-in/actions";
import { AnsweredForm } from "@/app/answered-form";
import { NotYours } from "@/components/admin/not-yours";
import { ThemeSwitch } from "@/components/frame/theme-switch";
import type { FrameWords } from "@/components/frame/words";
import { OnIcon } from "@/components/ui/icons";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { IntakePart } from "../../intake-part";
import { StaffFrame } from "../../staff-frame";
import { storeHere, storesOf } from "../../store-here";

type Props = { readonly params: Promise<{ store: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff")("more.title") };
}

/** What a colleague needs now and then: another store, light or dark, the office, the way out. */
async function MorePage({ params }: Props) {
  const here = await storeHere((await params).store);
  if (!here) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff")("whoMay")} />;
  const { who, place, locale } = here;
  const t = words(locale, "staff");
  const links = [...((await storesOf(who)).length > 1 ? [{ href: "/staff", label: t("more.stores") }] : []), { href: "/admin/orders", label: t("more.office") }];
  return (
    <StaffFrame place={place} locale={locale}>
      <div className="staff-title">
        <h1>{t("more.title")}</h1>
      </div>
      <ul className="stores">
        {links.map(({ href, label }) => (
          <li key={href}>
            <Link href={href} prefetch={false}>
              <b>{label}</b>
              <OnIcon />
            </Link>
          </li>
        ))}
      </ul>
      <IntakePart place={place} locale={locale} />
      <section className="staff-part" aria-label={t("more.look")}>
        <h2>{t("more.look")}</h2>
        <ThemeSwitch words={words(locale, "frame").raw("theme") as unknown as FrameWords["theme"]} />
      </section>
      <section className="staff-part" aria-label={words(locale, "office")("leave")}>
        <AnsweredForm name="leave" action={leave} fields={[]} submit={words(locale, "office")("leave")} quiet />
      </section>
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", MorePage);
