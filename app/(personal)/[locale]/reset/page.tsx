import type { Metadata } from "next";
import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { DemoMail } from "@/components/account/demo-mail";
import { Entrance } from "@/components/account/entrance";
import { mailsLeave } from "@/lib/request/mails";
import { localeOf } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { askForReset } from "../sign-in/actions";

type Props = { readonly params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(await localeOf(params), "account")("reset.title") };
}

/** A forgotten password: a link by mail lets its owner choose another. */
export default async function ResetPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = words(locale, "account");
  return (
    <Entrance title={t("reset.title")} lead={t("reset.lead")} picture="lampada-fungo--scene">
      <AnsweredForm
        name="reset"
        action={askForReset}
        fields={[{ name: "email", label: t("email"), type: "email", autoComplete: "username", inputMode: "email", required: true }]}
        submit={t("reset.submit")}
        once
      />
      {mailsLeave() ? null : <DemoMail words={t.rich("demoMail", DemoMail.links)} />}
      <p className="small mt-8">
        <Link className="link" href={`/${locale}/sign-in`}>
          {t("reset.back")}
        </Link>
      </p>
    </Entrance>
  );
}
