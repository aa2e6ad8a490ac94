import type { Metadata } from "next";
import { AnsweredForm } from "@/app/answered-form";
import { inTimeForStaff } from "@/app/in-time";
import { Entrance } from "@/components/account/entrance";
import { LinkToken } from "@/lib/customers/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { welcome } from "./actions";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-people")("welcome.title") };
}

/** Where a colleague comes in with the link of their letter, and chooses a password. */
async function WelcomePage({ searchParams }: Props) {
  const locale = await officeLocale();
  const t = words(locale, "admin-people");
  const token = LinkToken.safeParse((await searchParams)["token"]);
  return (
    <>
      <header className="office-head">
        <div className="wrap">
          <span className="t">{words(locale, "office")("office")}</span>
        </div>
      </header>
      <Entrance title={t(token.success ? "welcome.title" : "welcome.broken")} lead={t(token.success ? "welcome.lead" : "welcome.brokenText")}>
        {token.success ? (
          <AnsweredForm name="welcome" action={welcome} hidden={{ token: token.data }} fields={[{ name: "password", label: t("welcome.password"), type: "password", autoComplete: "new-password", hint: t("welcome.hint"), required: true }]} submit={t("welcome.submit")} />
        ) : null}
      </Entrance>
    </>
  );
}
export default inTimeForStaff("office", WelcomePage);
