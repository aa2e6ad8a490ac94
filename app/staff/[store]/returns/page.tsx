import type { Metadata } from "next";
import { AnsweredForm } from "@/app/answered-form";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import type { ScannerWords } from "@/components/scanner/words";
import { FindForm } from "@/components/staff/find-form";
import { Notice } from "@/components/ui/notice";
import { isId, newId } from "@/lib/core/id";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { answersFor } from "@/lib/returns/announced/rules";
import { boughtByCard, isProven } from "@/lib/returns/counter/proof";
import { findBought, showTaken } from "@/lib/returns/counter/reads";
import { chosenIn, takesBackAt } from "@/lib/returns/counter/rules";
import { RETURN_KINDS, type ReturnId } from "@/lib/returns/counter/types";
import { showBare } from "@/lib/returns/no-receipt/reads";
import { BareDone } from "../../bare-done";
import { bareIn, ReturnBare } from "../../return-bare";
import { ReturnCard } from "../../return-card";
import { ReturnChoices } from "../../return-choices";
import { ReturnDone } from "../../return-done";
import { ReturnsExpected } from "../../returns-expected";
import { ReturnSum } from "../../return-sum";
import { StaffFrame } from "../../staff-frame";
import { storeHere } from "../../store-here";
import { findByMail } from "./actions";

type Props = { readonly params: Promise<{ store: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff-return")("title") };
}

/** The returns desk: what a customer shows finds what they bought; piece by piece it is asked what came back, then said what goes back. */
async function ReturnsPage({ params, searchParams }: Props) {
  const here = await storeHere((await params).store);
  if (!here || !takesBackAt(here.who, here.place.id)) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff")("whoMay")} />;
  const { who, place, locale } = here;
  const t = words(locale, "staff-return");
  const asked = Object.fromEntries(Object.entries(await searchParams).map(([name, value]) => [name, typeof value === "string" ? value.slice(0, 300) : undefined]));
  const pressed = isId(asked["id"] ?? "") ? (asked["id"] as ReturnId) : null;
  const before = pressed && ((await showTaken(who, place.id, pressed)) ?? (await showBare(who, place.id, pressed))) ? pressed : null; // its answer was lost: what was done is said, not asked again
  const [shown, taken] = [before ? "" : (asked["q"]?.trim() ?? ""), before ?? asked["taken"] ?? ""];
  const bought = shown ? await findBought(who, place.id, shown) : null;
  const card = shown && !bought ? await boughtByCard(who, place.id, shown) : null;
  const bare = before || bought || card ? null : await bareIn(shown, asked);
  const over = !bought && isProven(shown); // what was proven is asked again after a while
  const missed = shown !== "" && !bought && !card && !bare?.found;
  const kind = RETURN_KINDS.find((each) => each === asked["kind"]) ?? null;
  const chosen = bought && kind ? chosenIn(asked, bought.lines) : [];
  const common = { who, place, locale, now: new Date() };
  return (
    <StaffFrame place={place} locale={locale}>
      <div className="staff-title">
        <h1>{t("title")}</h1>
      </div>
      {(bought && chosen.length > 0) || bare?.lines ? null : <FindForm typed={bought || over || card || bare?.found ? "" : shown} words={{ label: t("find.label"), hint: t("find.hint"), find: t("find.submit") }} camera={words(locale, "scanner").raw("camera") as unknown as ScannerWords} hidden={{ ...(asked["basket"] && { basket: asked["basket"] }), ...(bare && { pieces: bare.skus.join(",") }) }} />}
      {isId(taken) ? <ReturnDone {...common} returnId={taken as ReturnId} /> : null}
      {isId(taken) ? <BareDone {...common} returnId={taken as ReturnId} /> : null}
      {shown === "" && taken === "" && !bare ? <p className="p-4 text-ink-2">{t("what")}</p> : null}
      {shown === "" && !bare ? <ReturnsExpected {...common} /> : null}
      {card ? <ReturnCard bought={card} place={place} locale={locale} basket={asked["basket"]} /> : null}
      {bare ? <ReturnBare {...common} {...bare} asked={asked} returnId={pressed ?? newId<"return">()} /> : null}
      {missed ? (
        <Notice tone="warn" className="mx-3 my-2" live>
          <strong className="block">{t(over ? "over.title" : "none.title")}</strong>
          {t(over ? "over.text" : "none.text")}
        </Notice>
      ) : null}
      {missed && !bare ? (
        <div className="back-mail">
          <AnsweredForm name="by-mail" action={findByMail} hidden={{ store: place.handle, ...(asked["basket"] && { basket: asked["basket"] }) }} fields={[{ name: "number", label: t("byMail.number"), autoComplete: "off", value: over ? "" : shown }, { name: "email", label: t("byMail.email"), type: "email", autoComplete: "off" }]} submit={t("byMail.submit")} quiet />
        </div>
      ) : null}
      {bought && kind && chosen.length > 0 ? <ReturnSum {...common} returnId={pressed ?? newId<"return">()} bought={bought} kind={kind} chosen={chosen} asked={asked} /> : null}
      {bought && chosen.length === 0 ? <ReturnChoices {...common} returnId={pressed ?? newId<"return">()} now={bought.announced?.at ?? common.now} bought={bought} asked={bought.announced && kind === null && !Object.keys(asked).some((name) => name.startsWith("a")) ? { ...answersFor(bought.announced), ...asked } : asked} pressed={kind !== null} /> : null}
    </StaffFrame>
  );
}

export default inTimeForStaff("staff", ReturnsPage);
