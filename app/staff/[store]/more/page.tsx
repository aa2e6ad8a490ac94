import type { Metadata } from "next";
import Link from "next/link";
import { inTimeForStaff } from "@/app/in-time";
import { leave } from "@/app/admin/sign-in/actions";
import { AnsweredForm } from "@/app/answered-form";
import { NotYours } from "@/components/admin/not-yours";
import { ThemeSwitch } from "@/components/frame/theme-switch";
import type { FrameWords } from "@/components/frame/words";
import { shownNameOf } from "@/lib/aisle/reads";
import { OnIcon } from "@/components/ui/icons";
import { maySellAt } from "@/lib/drawer/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { enrolsAt } from "@/lib/staff/counter/reads";
import { takesBackAt } from "@/lib/returns/counter/rules";
import { tasksAt } from "@/lib/tasks/reads";
import { lock } from "../../counter/actions";
import { IntakePart } from "../../intake-part";
import { StaffFrame } from "../../staff-frame";
import { storeHere, storesOf } from "../../store-here";
import { nameShown } from "./actions";

type Props = { readonly params: Promise<{ store: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff")("more.title") };
}

/** What a colleague needs now and then: another store, light or dark, the office, the way out. */
async function MorePage({ params }: Props) {
  const here = await storeHere((await params).store);
  if (!here) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff")("whoMay")} />;
  const { who, place, locale } = here;
  const [t, c] = [words(locale, "staff"), words(locale, "staff-counter")];
  const tasks = (await tasksAt(who, place.id, new Date())) ?? [];
  const links: readonly { readonly href: string; readonly label: string; readonly count?: number }[] = [{ href: `/staff/${place.handle}/tasks`, label: t("tasks.title"), count: tasks.length }, { href: `/staff/${place.handle}/labels`, label: words(locale, "labels")("title") }, { href: `/staff/${place.handle}/receipts`, label: words(locale, "staff-receipt")("title") }, ...(takesBackAt(who, place.id) ? [{ href: `/staff/${place.handle}/returns`, label: words(locale, "staff-return")("title") }, { href: `/staff/${place.handle}/claims`, label: words(locale, "staff-claims")("title") }] : []), ...((await storesOf(who)).length > 1 ? [{ href: "/staff", label: t("more.stores") }] : []), { href: `/staff/${place.handle}/pin`, label: c("own.title") }, ...(who.may.has("approve") ? [{ href: `/staff/${place.handle}/approve`, label: words(locale, "staff-approve")("list") }] : []), ...(enrolsAt(who, place.id) ? [{ href: `/staff/${place.handle}/counters`, label: c("counters.title") }, { href: `/staff/${place.handle}/readers`, label: words(locale, "till-card")("readers.title") }] : []), ...(maySellAt(who, place.id) ? [{ href: `/staff/${place.handle}/till/drawer`, label: t("more.drawer") }] : []), { href: "/admin/orders", label: t("more.office") }];
  return (
    <StaffFrame place={place} locale={locale}>
      <div className="staff-title">
        <h1>{t("more.title")}</h1>
      </div>
      <ul className="stores">
        {links.map(({ href, label, count }) => (
          <li key={href}>
            <Link href={href} prefetch={false}>
              <b>
                {label}
                {count ? <span className="ms-2">{count}</span> : null}
              </b>
              <OnIcon />
            </Link>
          </li>
        ))}
      </ul>
      <IntakePart place={place} locale={locale} />
      <section className="staff-part" aria-label={t("shownName.title")}>
        <h2>{t("shownName.title")}</h2>
        <p className="mb-4">{t("shownName.text")}</p>
        <AnsweredForm name="name" action={nameShown} fields={[{ name: "name", label: t("shownName.label"), autoComplete: "given-name", value: (await shownNameOf(who)) ?? "" }]} submit={t("shownName.submit")} quiet />
      </section>
      <section className="staff-part" aria-label={t("more.look")}>
        <h2>{t("more.look")}</h2>
        <ThemeSwitch words={words(locale, "frame").raw("theme") as unknown as FrameWords["theme"]} />
      </section>
      <section className="staff-part" aria-label={words(locale, "office")("leave")}>
        {who.deviceId ? <AnsweredForm name="lock" action={lock} fields={[]} submit={c("lock")} /> : null}
        <AnsweredForm name="leave" action={leave} fields={[]} submit={words(locale, "office")("leave")} quiet />
      </section>
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", MorePage);
