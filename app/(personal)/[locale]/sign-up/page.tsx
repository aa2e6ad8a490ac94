import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AnsweredForm } from "@/app/answered-form";
import { DemoMail } from "@/components/account/demo-mail";
import { Entrance } from "@/components/account/entrance";
import { ownPath } from "@/lib/core/own-path";
import { mailsLeave } from "@/lib/request/mails";
import { localeOf } from "@/lib/request/page";
import { findVisitorHere } from "@/lib/request/shopper";
import { words } from "@/lib/request/wording";
import { beginAccount } from "../sign-in/actions";
import { inTime } from "@/app/in-time";

type Props = { readonly params: Promise<{ locale: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(await localeOf(params), "account")("signUp.title") };
}

/** Beginning an account: the address is proved by a mail before anything stands on it. */
async function SignUpPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const next = ownPath((await searchParams)["next"]);
  if ((await findVisitorHere()).customerId) redirect(next ?? `/${locale}/account`);
  const t = words(locale, "account");
  const optional = words(locale, "forms")("optional");
  const privacy = (chunks: React.ReactNode) => (
    <Link className="link" href={`/${locale}/info/privacy`}>
      {chunks}
    </Link>
  );
  return (
    <Entrance title={t("signUp.title")} lead={t("signUp.lead")} picture="lampada-fungo--scene">
      <AnsweredForm
        name="begin"
        action={beginAccount}
        hidden={next ? { next } : {}}
        fields={[
          { name: "email", label: t("email"), type: "email", autoComplete: "username", inputMode: "email", required: true },
          { name: "name", label: `${t("name")} (${optional})`, autoComplete: "name" },
          { name: "password", label: t("passwordOptional"), type: "password", autoComplete: "new-password", hint: t("signUp.passwordHint") },
        ]}
        submit={t("signUp.submit")}
        once
      >
        <p className="cap">{t.rich("signUp.privacy", { privacy })}</p>
      </AnsweredForm>
      {mailsLeave() ? null : <DemoMail words={t.rich("demoMail", DemoMail.links)} />}
      <p className="mt-12 border-t border-line pt-6">
        {t("signUp.known")}{" "}
        <Link className="link" href={`/${locale}/sign-in${next ? `?next=${encodeURIComponent(next)}` : ""}`}>
          {t("signUp.signIn")}
        </Link>
      </p>
    </Entrance>
  );
}
export default inTime("sign-up", SignUpPage);
