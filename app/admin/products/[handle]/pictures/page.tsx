import type { Metadata } from "next";
import Link from "next/link";
import { officeColleague } from "@/app/admin/office-colleague";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { FocusForm } from "@/components/office/focus-form";
import { PicturesForm } from "@/components/office/pictures-form";
import { ProductHead } from "@/components/office/product-head";
import { EmptyState } from "@/components/ui/empty-state";
import { PhotoForm } from "@/components/ui/photo-form";
import { picturesHash, picturesOf } from "@/lib/catalogue/pictures/reads";
import { MOST_PICTURES } from "@/lib/catalogue/pictures/rules";
import type { Answered } from "@/lib/core/form";
import { newId } from "@/lib/core/id";
import { inLocale } from "@/lib/core/words";
import { productToEdit } from "@/lib/office/product";
import { keptAnswer } from "@/lib/request/kept-answer";
import { officeLocale } from "@/lib/request/page";
import { textsOf, words } from "@/lib/request/wording";
import { OfficeFrame } from "../../../office-frame";
import { addOne, editThem, frame } from "./actions";

type Props = { readonly params: Promise<{ handle: string }>; readonly searchParams: Promise<{ frame?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-products")("pages.pictures") };
}

/** The pictures of a product: brought, described, put in order, cut around what is to be seen. */
async function PicturesPage({ params, searchParams }: Props) {
  const colleague = await officeColleague();
  const locale = await officeLocale();
  const t = words(locale, "admin-products");
  const opened = await productToEdit(colleague, (await params).handle.slice(0, 120));
  if (!opened) return <OfficeFrame><NotYours title={t("none.title")} text={t("none.text")} /></OfficeFrame>;
  const { product } = opened;
  const pictures = await picturesOf(product.handle);
  const asked = (await searchParams).frame;
  const framed = pictures.find(({ id, focus }) => id === asked && focus);
  const texts = textsOf(locale, "admin-products")["photos"] as unknown as Record<string, string>;
  const values = product.options.flatMap((option) => option.values.map((value) => ({ value: `${option.key}=${value.key}`, label: `${inLocale(option.name, locale)}: ${inLocale(value.name, locale)}` })));
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1}>
        <ProductHead product={product} page="pictures" locale={locale} t={t} />
        <div className="editor">
          {framed?.focus ? (
            <section aria-labelledby="frame" className="grid gap-3">
              <h2 id="frame" className="h3">{t("photos.frame")}</h2>
              <FocusForm action={frame} answered={await keptAnswer<Answered>("focus")} handle={product.handle} mediaId={framed.id} focus={framed.focus} alt={inLocale(framed.alt, locale)} words={texts as never} />
              <p><Link className="link" href={`/admin/products/${product.handle}/pictures`} prefetch={false}>{t("photos.all")}</Link></p>
            </section>
          ) : (
            <div className="grid gap-6">
              {pictures.length < MOST_PICTURES ? (
                <PhotoForm key={pictures.length} action={addOne} answered={await keptAnswer<Answered>("add-photo")} hidden={{ handle: product.handle, mediaId: newId() }} words={{ choose: t("photos.choose"), submit: t("photos.submit"), hint: t("photos.hint"), busy: t("photos.busy"), tooBig: t("photos.tooBig") }} />
              ) : null}
              {pictures.length === 0 ? <EmptyState title={t("photos.none")} reason={t("photos.noneText")} /> : null}
              {pictures.length > 0 ? <PicturesForm action={editThem} answered={await keptAnswer<Answered>("pictures")} handle={product.handle} seen={picturesHash(pictures)} pictures={pictures} values={values} words={texts as never} /> : null}
            </div>
          )}
        </div>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", PicturesPage);
