import type { Metadata } from "next";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import type { ScannerWords } from "@/components/scanner/words";
import { Till } from "@/components/staff/till";
import type { TillCardWords, TillWords } from "@/components/staff/till-words";
import { type CartId, isId } from "@/lib/core/id";
import { officeLocale } from "@/lib/request/page";
import { standingHere } from "@/lib/request/till";
import { words } from "@/lib/request/wording";
import { sellsAt } from "@/lib/till/reads";
import { StaffFrame } from "../../staff-frame";
import { storeHere } from "../../store-here";
import { TillHead, TillNotice } from "../../till-head";
import { tillViewAt } from "../../till-view";
import { WhichTills } from "../../which-tills";
import { checkBuyer } from "./actions";

type Props = { readonly params: Promise<{ store: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "till")("title") };
}

const addressOf = (store: string, asked: Record<string, string | string[] | undefined>): string =>
  `/staff/${store}/till?${new URLSearchParams(Object.entries(asked).filter((pair): pair is [string, string] => typeof pair[1] === "string")).toString()}`;

/** A store's till: rung up by scanning, paid by every tender, for who sells there. */
async function TillPage({ params, searchParams }: Props) {
  const { store } = await params;
  const here = await storeHere(store);
  if (!here || !sellsAt(here.who, here.place.id)) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff")("whoMay")} />;
  const { who, place, locale } = here;
  const asked = await searchParams;
  const { basket, cart } = asked;
  const { tills, standing: stands } = await standingHere(place.id);
  const named = tills.find((one) => String(one.number) === asked["till"]);
  const standing = named ? ({ is: "at", till: named } as const) : stands;
  if (standing.is === "which") {
    return (
      <StaffFrame place={place} locale={locale}>
        <WhichTills place={place} locale={locale} tills={tills} standing={standing} next={addressOf(store, asked)} />
      </StaffFrame>
    );
  }
  const t = words(locale, "till");
  const staff = words(locale, "staff");
  const initial = await tillViewAt(who, place, typeof basket === "string" && isId(basket) ? (basket as CartId) : null, locale);
  const say = Object.fromEntries(["title", "total", "pay", "scan", "empty", "park", "parked", "leave", "line", "way", "undo", "off", "changed", "customer", "tender", "sold", "net", "refused", "phone", "paid", "buyer", "brought", "elsewhere"].map((key) => [key, t.raw(key)])) as unknown as TillWords;
  return (
    <StaffFrame place={place} locale={locale} till={<TillHead place={place} locale={locale} standing={standing} />}>
      <TillNotice place={place} locale={locale} standing={standing} />
      <Till place={{ id: place.id, handle: place.handle, country: place.country, locale, tillId: standing.is === "at" ? standing.till.id : null, reader: standing.is === "at" && standing.till.readerRef !== null }} initial={initial} shown={typeof cart === "string" ? cart.slice(0, 100) : null} words={say} card={words(locale, "till-card").raw("client") as unknown as TillCardWords} camera={words(locale, "scanner").raw("camera") as unknown as ScannerWords} sound={staff("sound")} check={checkBuyer} signIn={`/admin/sign-in?next=${encodeURIComponent(`/staff/${store}/till`)}`} />
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", TillPage);
