import type { Metadata } from "next";
import Link from "next/link";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { findInOffice } from "@/lib/office/find";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../office-frame";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "office")("find.title") };
}

/** The palette as a page, where no script has come. */
async function FindPage({ searchParams }: Props) {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const t = words(locale, "office");
  const { q } = await searchParams;
  const typed = typeof q === "string" ? q.trim().slice(0, 120) : "";
  const found = typed.length >= 2 ? await findInOffice(colleague, typed, locale) : [];
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1} className="wrap py-8">
        <h1 className="h2 mb-6">{t("find.title")}</h1>
        <form role="search" className="mb-8 flex max-w-[36rem] flex-wrap items-end gap-3">
          <Field className="min-w-0 flex-1" label={t("find.text")} name="q" type="search" defaultValue={typed} autoComplete="off" />
          <Button type="submit" look="outlined">{t("find.title")}</Button>
        </form>
        {found.length > 0 ? (
          <ul className="rows max-w-[48rem]">
            {found.map(({ is, href, label, detail }) => (
              <li key={href} className="flex flex-wrap gap-x-3">
                <Link className="link" href={href} prefetch={false}>{label}</Link>
                <span className="text-ink-2">{detail}</span>
                <span className="cap ms-auto">{t(`palette.${is}`)}</span>
              </li>
            ))}
          </ul>
        ) : typed.length >= 2 ? <p role="status">{t("palette.none")}</p> : null}
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", FindPage);
