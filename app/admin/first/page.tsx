import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AnsweredForm } from "@/app/answered-form";
import { inTimeForStaff } from "@/app/in-time";
import { Entrance } from "@/components/account/entrance";
import { isUnopened } from "@/lib/people/open-shop";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { openIt } from "./actions";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-begin")("first.title") };
}

/** Where the first colleague of a new shop comes in, as its owner. Once somebody works here it is the way to sign in. */
async function FirstPage({ searchParams }: Props) {
  const locale = await officeLocale();
  if (!(await isUnopened())) redirect("/admin/sign-in");
  const t = words(locale, "admin-begin");
  const { code } = await searchParams;
  const given = typeof code === "string" && /^[0-9A-Z]{20,40}$/.test(code) ? code : null;
  const own = [
    { name: "name", label: t("first.name"), autoComplete: "name", required: true },
    { name: "email", label: t("first.email"), type: "email", autoComplete: "username", inputMode: "email", required: true },
    { name: "password", label: t("first.password"), type: "password", autoComplete: "new-password", hint: t("first.passwordHint"), required: true },
  ] as const;
  return (
    <>
      <header className="office-head">
        <div className="wrap">
          <span className="t">Unico</span>
        </div>
      </header>
      <Entrance title={t("first.title")} lead={t("first.lead")}>
        <AnsweredForm name="first" action={openIt} hidden={given ? { code: given } : {}} fields={[...(given ? [] : [{ name: "code", label: t("first.code"), autoComplete: "off", hint: t("first.codeHint"), required: true } as const]), ...own]} submit={t("first.submit")} />
      </Entrance>
    </>
  );
}
export default inTimeForStaff("office", FirstPage);
