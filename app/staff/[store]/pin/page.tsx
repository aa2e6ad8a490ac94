import type { Metadata } from "next";
import { AnsweredForm } from "@/app/answered-form";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { pinOf } from "@/lib/staff/counter/reads";
import { StaffFrame } from "../../staff-frame";
import { storeHere } from "../../store-here";
import { choose } from "./actions";

type Props = { readonly params: Promise<{ store: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff-counter")("own.title") };
}

/** Where a colleague chooses the PIN for enrolled counters. */
async function PinPage({ params }: Props) {
  const here = await storeHere((await params).store);
  if (!here) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff")("whoMay")} />;
  const { who, place, locale } = here;
  const t = words(locale, "staff-counter");
  const standing = { none: t("own.none"), chosen: t("own.chosen"), locked: t("own.isLocked") }[await pinOf(who.staffId)];
  return (
    <StaffFrame place={place} locale={locale}>
      <div className="staff-title">
        <h1>{t("own.title")}</h1>
      </div>
      <p className="counter-lead">
        {t("own.lead")} {standing}
      </p>
      <section className="staff-part" aria-label={t("own.title")}>
        <AnsweredForm
          name="own-pin"
          action={choose}
          fields={[
            { name: "password", label: t("own.password"), type: "password", autoComplete: "current-password", required: true },
            { name: "pin", label: t("own.new"), type: "password", autoComplete: "off", inputMode: "numeric", required: true },
            { name: "again", label: t("own.again"), type: "password", autoComplete: "off", inputMode: "numeric", required: true },
          ]}
          submit={t("own.submit")}
        />
      </section>
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", PinPage);
