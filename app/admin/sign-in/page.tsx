import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AnsweredForm } from "@/app/answered-form";
import { inTimeForStaff } from "@/app/in-time";
import { Entrance } from "@/components/account/entrance";
import { ownPath } from "@/lib/core/own-path";
import { findCounterHere } from "@/lib/request/counter";
import { officeLocale } from "@/lib/request/page";
import { findStaff } from "@/lib/request/staff";
import { words } from "@/lib/request/wording";
import { enter } from "./actions";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "office")("signIn") };
}

/** Where colleagues sign in; at an enrolled counter by PIN, unless they ask for the password. */
async function OfficeSignInPage({ searchParams }: Props) {
  const { next: wanted, by } = await searchParams;
  const next = ownPath(wanted);
  const byPassword = by === "password";
  if (!byPassword && (await findStaff())) redirect(next ?? "/admin");
  if (!byPassword && next?.startsWith("/staff") && (await findCounterHere())) redirect(`/staff/counter?next=${encodeURIComponent(next)}`);
  const t = words(await officeLocale(), "office");
  return (
    <>
      <header className="office-head">
        <div className="wrap">
          <span className="t">{t("office")}</span>
        </div>
      </header>
      <Entrance title={t("signIn")} lead={t("signInLead")}>
        <AnsweredForm
          name="office"
          action={enter}
          hidden={next ? { next } : {}}
          fields={[
            { name: "email", label: t("email"), type: "email", autoComplete: "username", inputMode: "email", required: true },
            { name: "password", label: t("password"), type: "password", autoComplete: "current-password", required: true },
          ]}
          submit={t("enter")}
        />
      </Entrance>
    </>
  );
}
export default inTimeForStaff("office", OfficeSignInPage);
