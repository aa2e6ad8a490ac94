import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { BagPage } from "@/components/cart/bag-page";
import type { CartWords } from "@/components/cart/bag-view";
import { Skeleton } from "@/components/ui/skeleton";
import { isLocale, type Locale } from "@/lib/core/who";
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

/** The bag: its frame is finished, what is in it is read for each request. */
export default async function Page({ params }: Props) {
  const { locale } = await params;
  if (locale === PLACEHOLDER) return null;
  if (!isLocale(locale)) notFound();
  return (
    <main id="main" tabIndex={-1} className="wrap pt-6 lg:pt-14">
      <h1 className="h1 mb-6 lg:mb-10">{(textsOf(locale, "cart") as CartWords).title}</h1>
      <Suspense fallback={<Skeleton className="grid max-w-[760px] gap-6" blocks={["h-36", "h-36"]} />}>
        <Mine locale={locale} />
      </Suspense>
    </main>
  );
}

async function Mine({ locale }: { readonly locale: Locale }) {
  return <BagPage first={await bagView(await findShopper(locale), locale)} actions={actions} locale={locale} />;
}
