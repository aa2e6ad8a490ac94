import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { inTimeForStaff } from "@/app/in-time";
import { Faces } from "@/components/staff/faces";
import { PinPad } from "@/components/staff/pin-pad";
import { AlertIcon, BackIcon, PersonIcon, StoreIcon } from "@/components/ui/icons";
import type { Answered } from "@/lib/core/form";
import { isId } from "@/lib/core/id";
import { ownPath } from "@/lib/core/own-path";
import { facesHere } from "@/lib/request/counter";
import { keptAnswer } from "@/lib/request/kept-answer";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { enter } from "./actions";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff-counter")("title") };
}

/** Where colleagues take over an enrolled counter: a name, then a PIN. Other browsers are led to the door. */
async function CounterPage({ searchParams }: Props) {
  const { who, next: wanted } = await searchParams;
  const next = ownPath(wanted);
  const byPassword = `/admin/sign-in?by=password&next=${encodeURIComponent(next ?? "/staff")}`;
  const here = await facesHere();
  if (!here) redirect("/staff");
  const { counter, faces, inNow } = here;
  const t = words(await officeLocale(), "staff-counter");
  const chosen = typeof who === "string" && isId(who) ? faces.find((face) => face.staffId === who) : undefined;
  const toward = next ? `next=${encodeURIComponent(next)}` : "";
  return (
    <>
      <header className="strip no-print">
        <StoreIcon />
        <b>{counter.place}</b>
        <span className="strip-who">{counter.name}</span>
      </header>
      <main id="main" tabIndex={-1} className="staff counter">
        {chosen ? (
          <div className="pin">
            <h1>{t("pin.title", { name: chosen.name })}</h1>
            {chosen.locked ? (
              <div className="said said-bad" role="alert">
                <AlertIcon />
                <p>{t("refused.pin-locked")}</p>
              </div>
            ) : (
              <PinPad action={enter} answered={await keptAnswer<Answered>("pin")} hidden={{ form: "pin", staffId: chosen.staffId, ...(next ? { next } : {}) }} words={{ label: t("pin.label"), delete: t("pin.delete"), submit: t("pin.submit"), keys: t("pin.keys") }} />
            )}
            <Link href={`/staff/counter?${toward}`} className="counter-way" prefetch={false}>
              <BackIcon />
              {t("pin.back")}
            </Link>
          </div>
        ) : (
          <>
            <div className="staff-title">
              <h1>{t("title")}</h1>
            </div>
            <p className="counter-lead">{faces.length > 0 ? t("choose") : t("none")}</p>
            <Faces faces={faces.map((face) => ({ ...face, href: `/staff/counter?who=${face.staffId}${toward ? `&${toward}` : ""}`, note: face.staffId === inNow ? t("in") : null }))} locked={t("locked")} />
          </>
        )}
        <a href={byPassword} className="counter-way">
          <PersonIcon />
          {t("password")}
        </a>
      </main>
    </>
  );
}
export default inTimeForStaff("staff", CounterPage);
