import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AnsweredForm } from "@/app/answered-form";
import { Panel } from "@/components/account/panel";
import { SignedInList } from "@/components/account/signed-in-list";
import { ShowCode } from "@/components/ui/show-code";
import { Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { sayMoney } from "@/lib/core/money";
import { addressesOf, profileOf, sessionsOf } from "@/lib/customers/reads";
import { localeOf, ownerOrSignIn } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { creditOf } from "@/lib/wallets/reads";
import { inTime } from "@/app/in-time";
import { changePassword, leave, leaveEverywhere, saveProfile, showCard } from "./actions";

type Props = { readonly params: Promise<{ locale: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };
const WELCOMES = ["yes", "choose", "back"];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words(await localeOf(params), "account")("title") };
}

/** The account: orders, credit, addresses, who one is, the password, and where one is signed in. */
async function AccountPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const owner = await ownerOrSignIn(locale);
  const [profile, book, sessions, credit] = await Promise.all([profileOf(owner.customerId), addressesOf(owner.customerId), sessionsOf(owner.customerId, owner.sessionId, new Date()), creditOf(owner.customerId, "EUR")]);
  if (!profile) notFound();
  const t = words(locale, "account");
  const asked = await searchParams;
  const welcome = WELCOMES.find((each) => each === asked["welcome"]);
  const present = { name: "present", label: t("presentPassword"), type: "password", autoComplete: "current-password", required: true } as const;
  return (
    <main id="main" tabIndex={-1} className="wrap pt-10 pb-18 lg:pt-18 lg:pb-32">
      <div className="mb-10 flex flex-wrap items-end justify-between gap-6 lg:mb-14">
        <div>
          <h1 className="h1">{profile.name ? t("hello", { name: profile.name.split(" ")[0] ?? profile.name }) : t("title")}</h1>
          <p className="small mt-2 text-ink-2">{profile.email}</p>
        </div>
        <AnsweredForm name="leave" action={leave} fields={[]} submit={t("leave")} quiet />
      </div>
      {welcome ? (
        <Notice tone={welcome === "choose" ? "warn" : "good"} className="mb-10 max-w-[44rem]">
          {t(`welcome.${welcome}`)}
        </Notice>
      ) : null}
      <Panel id="orders" title={t("orders.title")} text={t("orders.text")}>
        <Link className="link ui" href={`/${locale}/orders`}>
          {t("orders.go")}
        </Link>
      </Panel>
      <Panel id="card" title={t("card.title")} text={t("card.text")}>
        <ShowCode words={{ button: t("card.button"), again: t("card.again"), qr: t("card.qr"), until: t.raw("card.until") as string, failed: t("card.failed") }} show={showCard} />
      </Panel>
      {credit ? (
        <Panel id="credit" title={t("credit.title")} text={t("credit.text")}>
          <p className="price price-lg">{sayMoney(credit.free, credit.currency, locale)}</p>
        </Panel>
      ) : null}
      <Panel id="addresses" title={t("addresses.title")} text={t("addresses.count", { count: book.length })}>
        <Link className="link ui" href={`/${locale}/account/addresses`}>
          {t("addresses.go")}
        </Link>
      </Panel>
      <Panel id="profile" title={t("profile.title")} text={t("profile.text")}>
        <AnsweredForm name="profile" action={saveProfile} fields={[{ name: "name", label: t("name"), autoComplete: "name", value: profile.name ?? "", required: true }]} submit={t("save")} quiet>
          <Select name="locale" id="profile-locale" label={t("profile.language")} defaultValue={profile.locale}>
            <option value="it">Italiano</option>
            <option value="en">English</option>
          </Select>
        </AnsweredForm>
      </Panel>
      <Panel id="password" title={t("passwordPanel.title")} text={profile.hasPassword ? t("passwordPanel.text") : t("passwordPanel.none")}>
        <AnsweredForm
          name="password"
          action={changePassword}
          fields={[...(profile.hasPassword ? [present] : []), { name: "password", label: t("newPassword"), type: "password", autoComplete: "new-password", hint: t("passwordHint"), required: true }]}
          submit={profile.hasPassword ? t("passwordPanel.change") : t("passwordPanel.choose")}
          quiet
        >
          <input type="email" autoComplete="username" value={profile.email} readOnly hidden />
        </AnsweredForm>
      </Panel>
      <Panel id="sessions" title={t("sessions.title")} text={t("sessions.text")}>
        <SignedInList sessions={sessions} locale={locale} words={{ here: t("sessions.here"), other: t("sessions.other"), since: t.raw("sessions.since") as string, seen: t.raw("sessions.seen") as string }} />
        <AnsweredForm name="everywhere" action={leaveEverywhere} fields={[]} submit={t("sessions.leave")} quiet />
      </Panel>
    </main>
  );
}
export default inTime("account", AccountPage);
