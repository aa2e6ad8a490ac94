import type { Metadata } from "next";
import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { Entrance } from "@/components/account/entrance";
import { LinkToken } from "@/lib/customers/rules";
import { localeOf } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { enterByReset } from "../../sign-in/actions";

type Props = { readonly params: Promise<{ locale: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(await localeOf(params), "account")("choose.title") };
}

/** Choosing a new password with the link of a mail. */
export default async function ChoosePage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const t = words(locale, "account");
  const token = LinkToken.safeParse((await searchParams)["token"]);
  return (
    <Entrance title={token.success ? t("choose.title") : t("link.broken")} lead={token.success ? t("choose.lead") : t("link.brokenText")} picture="lampada-fungo--scene">
      {token.success ? (
        <AnsweredForm
          name="choose"
          action={enterByReset}
          hidden={{ token: token.data }}
          fields={[{ name: "password", label: t("newPassword"), type: "password", autoComplete: "new-password", hint: t("passwordHint"), required: true }]}
          submit={t("choose.submit")}
        />
      ) : null}
      <p className="small mt-6">
        <Link className="link" href={`/${locale}/reset`}>
          {t("link.another")}
        </Link>
      </p>
    </Entrance>
  );
}
