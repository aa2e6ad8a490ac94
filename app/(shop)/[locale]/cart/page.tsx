import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { inTime } from "@/app/in-time";
import { BagPage } from "@/components/cart/bag-page";
import { TillCode } from "@/components/cart/till-code";
import type { CartWords } from "@/components/cart/bag-view";
import { isLocale } from "@/lib/core/who";
import { findShopper } from "@/lib/request/shopper";
import { textsOf } from "@/lib/request/wording";
import { PLACEHOLDER } from "../placeholder";
import * as actions from "./actions";
import { bagView } from "./view";

type Props = { readonly params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: (textsOf(locale, "cart") as CartWords).title, robots: { index: false } } : {};
}

/** Whole in the first answer, so that it can be read before and without any script. */
export const instant = false;

/** The bag, read for each request. */
const Bag = inTime("cart", async ({ params }: Props) => {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { showCode, ...bag } = actions;
  const view = await bagView(await findShopper(locale), locale);
  return (
    <main id="main" tabIndex={-1} className="wrap pt-6 lg:pt-14">
      <h1 className="h1 mb-6 lg:mb-10">{view.words.title}</h1>
      <BagPage first={view} actions={bag} locale={locale} />
      {view.cart.lines.length > 0 ? <TillCode words={view.words.atTill} show={showCode} /> : null}
    </main>
  );
});

export default async function Page(props: Props) {
  return (await props.params).locale === PLACEHOLDER ? null : Bag(props);
}
