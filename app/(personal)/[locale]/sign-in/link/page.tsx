import type { Metadata } from "next";
import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { Entrance } from "@/components/account/entrance";
import { ownPath } from "@/lib/core/own-path";
import { LinkToken } from "@/lib/customers/rules";
import { localeOf } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { enterByLink } from "../actions";

type Props = { readonly params: Promise<{ locale: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(await localeOf(params), "account")("link.title") };
}

/** Where a link of a mail leads: one press uses it, so that a program that only looks at links does not. */
export default async function LinkPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { token: given, next: wanted } = await searchParams;
  const t = words(locale, "account");
  const token = LinkToken.safeParse(given);
  const next = ownPath(wanted);
  return (
    <Entrance title={token.success ? t("link.title") : t("link.broken")} lead={token.success ? t("link.lead") : t("link.brokenText")} picture="lampada-fungo--scene">
      {token.success ? <AnsweredForm name="enter" action={enterByLink} hidden={{ token: token.data, ...(next ? { next } : {}) }} fields={[]} submit={t("link.submit")} /> : null}
      <p className="small mt-6">
        <Link className="link" href={`/${locale}/sign-in${next ? `?next=${encodeURIComponent(next)}` : ""}`}>
          {t("link.another")}
        </Link>
      </p>
    </Entrance>
  );
}
