import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Alike } from "@/components/catalogue/alike";
import { addresses } from "@/components/shop/addresses";
import { ButtonLink } from "@/components/ui/button-link";
import { pastProduct, relatedTo } from "@/lib/catalogue/reads";
import { isLocale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { words } from "@/lib/request/wording";

type Props = { readonly params: Promise<{ locale: string; handle: string }> };

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, handle } = await params;
  const past = isLocale(locale) ? await pastProduct(handle) : null;
  return { robots: { index: false, follow: true }, ...(past && isLocale(locale) && { title: inLocale(past.title, locale) }) };
}

/** What a label leads to whose product is no longer sold: what is like it, and its department. Made for each request: nobody else asks for it. */
export default async function Page({ params }: Props) {
  await connection();
  const { locale, handle } = await params;
  const past = isLocale(locale) ? await pastProduct(handle) : null;
  if (!past || !isLocale(locale)) notFound();
  const similar = await relatedTo(past.id, new Date());
  const [t, list, at] = [words(locale, "codes"), words(locale, "list"), addresses(locale)];
  const department = inLocale(past.category.name, locale);
  return (
    <main id="main" tabIndex={-1} className="wrap section">
      <h1 className="h1">{t("past.title", { name: inLocale(past.title, locale) })}</h1>
      <p className="lead mt-3 max-w-[48ch]">{t(similar.length > 0 ? "past.text" : "past.textAlone")}</p>
      <p className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href={at.category(past.category.handle)}>{t("past.department", { department })}</ButtonLink>
        <ButtonLink look="outlined" href={at.search}>
          {t("search")}
        </ButtonLink>
      </p>
      <Alike cards={similar} id="similar" title={t("past.similar")} locale={locale} t={list} as="grid" />
    </main>
  );
}
