import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AnsweredForm } from "@/app/answered-form";
import { DemoMail } from "@/components/account/demo-mail";
import { Entrance } from "@/components/account/entrance";
import { Notice } from "@/components/ui/notice";
import { ownPath } from "@/lib/core/own-path";
import { mailsLeave } from "@/lib/request/mails";
import { localeOf } from "@/lib/request/page";
import { findVisitorHere } from "@/lib/request/shopper";
import { words } from "@/lib/request/wording";
import { inTime } from "@/app/in-time";
import { askForLink, enterByPassword } from "./actions";

type Props = { readonly params: Promise<{ locale: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(await localeOf(params), "account")("signIn.title") };
}

/** Signing in: with the password, or with a link by mail that also opens an account. */
async function SignInPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const asked = await searchParams;
  const next = ownPath(asked["next"]);
  if ((await findVisitorHere()).customerId) redirect(next ?? `/${locale}/account`);
  const t = words(locale, "account");
  const onwards = next ? `?next=${encodeURIComponent(next)}` : "";
  const email = { name: "email", label: t("email"), type: "email", autoComplete: "username", inputMode: "email", required: true } as const;
  const hidden = next ? { next } : {};
  return (
    <Entrance title={t("signIn.title")} lead={next ? t("signIn.leadNext") : t("signIn.lead")}>
      {asked["left"] === "everywhere" ? (
        <Notice tone="good" className="mb-8 max-w-[28rem]">
          {t("leftEverywhere")}
        </Notice>
      ) : null}
      <div className="grid gap-x-[var(--gutter)] gap-y-12 lg:grid-cols-2">
        <section aria-labelledby="with-password">
          <h2 id="with-password" className="h3 mb-5">
            {t("signIn.withPassword")}
          </h2>
          <AnsweredForm
            name="password"
            action={enterByPassword}
            hidden={hidden}
            fields={[email, { name: "password", label: t("password"), type: "password", autoComplete: "current-password", required: true }]}
            submit={t("signIn.submit")}
          />
          <p className="small mt-5">
            <Link className="link" href={`/${locale}/reset`}>
              {t("signIn.forgotten")}
            </Link>
          </p>
        </section>
        <section aria-labelledby="with-link">
          <h2 id="with-link" className="h3 mb-5">
            {t("signIn.withLink")}
          </h2>
          <AnsweredForm name="link" action={askForLink} hidden={hidden} fields={[{ ...email, autoComplete: "email", hint: t("signIn.withLinkText") }]} submit={t("signIn.sendLink")} quiet once />
          {mailsLeave() ? null : <DemoMail words={t.rich("demoMail", DemoMail.links)} />}
        </section>
      </div>
      <p className="mt-12 border-t border-line pt-6">
        {t("signIn.new")}{" "}
        <Link className="link" href={`/${locale}/sign-up${onwards}`}>
          {t("signIn.create")}
        </Link>
      </p>
    </Entrance>
  );
}
export default inTime("sign-in", SignInPage);
