import type { Metadata } from "next";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { ClaimForm } from "@/components/claims/claim-form";
import { faultyLines } from "@/components/claims/faulty-lines";
import { claimFormWords } from "@/components/claims/form-words";
import { Notice } from "@/components/ui/notice";
import { claimsOf } from "@/lib/claims/reads";
import { seesToClaims } from "@/lib/claims/rules";
import { type Answered, UNANSWERED } from "@/lib/core/form";
import { newId } from "@/lib/core/id";
import { sayLongDay } from "@/lib/core/moments";
import { sayNumber } from "@/lib/orders/rules";
import { keptAnswer } from "@/lib/request/kept-answer";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { findBought } from "@/lib/returns/counter/reads";
import { StaffFrame } from "../../../staff-frame";
import { storeHere } from "../../../store-here";
import { reportShown } from "../actions";

type Props = { readonly params: Promise<{ store: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff-claims")("new.title") };
}

/** A customer shows something faulty at the counter: which thing of what they bought, and what is wrong. */
async function NewClaimPage({ params, searchParams }: Props) {
  const here = await storeHere((await params).store);
  if (!here || !seesToClaims(here.who, here.place.id)) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff")("whoMay")} />;
  const { who, place, locale } = here;
  const asked = (await searchParams)["q"];
  const shown = typeof asked === "string" ? asked.slice(0, 300) : "";
  const [t, c] = [words(locale, "staff-claims"), words(locale, "claims")];
  const bought = shown ? await findBought(who, place.id, shown) : null;
  const { lines, several } = bought && !bought.gift ? faultyLines(bought.order, await claimsOf(bought.order.id), new Date(), locale, c) : { lines: [], several: false };
  return (
    <StaffFrame place={place} locale={locale}>
      <div className="staff-title">
        <h1>{t("new.title")}</h1>
      </div>
      {bought ? (
        <div className="hand-name">
          <p>{t("order", { number: sayNumber(bought.order.number), day: sayLongDay(bought.order.placedAt, locale, place.timeZone) })}</p>
          {bought.order.contact.name && !bought.gift ? <h2>{bought.order.contact.name}</h2> : null}
        </div>
      ) : null}
      {lines.length > 0 ? (
        <div className="p-4">
          <ClaimForm action={reportShown} answered={(await keptAnswer<Answered>("claim")) ?? UNANSWERED} hidden={{ store: place.handle, shown, claimId: newId() }} lines={lines} several={several} words={claimFormWords(c)} />
        </div>
      ) : (
        <Notice tone="plain" className="mx-3 my-2">
          {t(bought?.gift ? "new.gift" : bought ? "new.none" : "new.unknown")}
        </Notice>
      )}
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", NewClaimPage);
