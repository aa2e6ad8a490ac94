import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { inTime } from "@/app/in-time";
import { ClaimForm } from "@/components/claims/claim-form";
import { claimFormWords } from "@/components/claims/form-words";
import { faultyLines } from "@/components/claims/faulty-lines";
import { NoOrder } from "@/components/orders/no-order";
import { addresses } from "@/components/shop/addresses";
import { ButtonLink } from "@/components/ui/button-link";
import { claimsOf } from "@/lib/claims/reads";
import { type Answered, UNANSWERED } from "@/lib/core/form";
import { newId } from "@/lib/core/id";
import { isLocale } from "@/lib/core/who";
import { sayNumber } from "@/lib/orders/rules";
import { keptAnswer } from "@/lib/request/kept-answer";
import { findOrderHere } from "@/lib/request/order-key";
import { unlessBusy } from "@/lib/request/unless-busy";
import { words } from "@/lib/request/wording";
import { report } from "./actions";

type Props = { readonly params: Promise<{ locale: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, number } = await params;
  if (!isLocale(locale)) return {};
  const order = await unlessBusy(findOrderHere(number), "fault");
  return { title: order ? words(locale, "claims")("title", { number: sayNumber(order.number) }) : words(locale, "order")("notFound.title"), robots: { index: false }, referrer: "same-origin" };
}

/** Reports what is wrong with something of an order, under the guarantee: which thing, in the customer's words, and what they would like. */
async function FaultPage({ params }: Props) {
  const { locale, number } = await params;
  if (!isLocale(locale)) notFound();
  const order = await findOrderHere(number);
  if (!order) return <NoOrder number={encodeURIComponent(number.slice(0, 24))} locale={locale} t={words(locale, "order")} />;
  const t = words(locale, "claims");
  const [claims, answered] = await Promise.all([claimsOf(order.id), keptAnswer<Answered>("claim")]);
  const { lines, several } = faultyLines(order, claims, new Date(), locale, t);
  return (
    <main id="main" tabIndex={-1} className="wrap pt-6 pb-18 lg:pt-14 lg:pb-32">
      <p className="cap num">{t("meta", { number: sayNumber(order.number) })}</p>
      <h1 className="h1 mt-2">{t("heading")}</h1>
      <p className="lead mt-6 mb-8 max-w-[44rem]">{t(lines.length > 0 ? "lead" : "nothing")}</p>
      {lines.length > 0 ? <ClaimForm action={report} answered={answered ?? UNANSWERED} hidden={{ number: order.number, claimId: newId() }} lines={lines} several={several} words={claimFormWords(t)} /> : null}
      <p className="mt-10">
        <ButtonLink look="outlined" href={addresses(locale).order(order.number)}>
          {t("order")}
        </ButtonLink>
      </p>
    </main>
  );
}
export default inTime("fault", FaultPage);
