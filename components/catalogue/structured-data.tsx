import type { BreadcrumbList, ProductGroup, WithContext } from "schema-dts";
import { addresses } from "@/components/shop/addresses";
import { pictureAddress } from "@/components/ui/picture";
import type { Product, ProductPicture } from "@/lib/catalogue/types";
import type { VariantId } from "@/lib/core/id";
import { plainMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { DELIVERY_METHODS } from "@/lib/fulfilment/rules";
import { galleryOf, nameOf } from "./product-view";

/** A JSON-LD block; `<` is written so that no text can end the script. */
export function JsonLd({ data }: { readonly data: object }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll("<", String.raw`\u003c`) }} />;
}

export const breadcrumbData = (crumbs: readonly { readonly label: string; readonly href: string }[], base: string): WithContext<BreadcrumbList> => ({
  "@context": "https://schema.org",
  "@type": "BreadcrumbList",
  itemListElement: crumbs.map(({ label, href }, i) => ({ "@type": "ListItem", position: i + 1, name: label, item: `${base}${href}` })),
});

/** Colour, material and size as schema.org names them, by the options' keys. */
const VARIES: Readonly<Record<string, string>> = { col: "https://schema.org/color", colour: "https://schema.org/color", size: "https://schema.org/size", material: "https://schema.org/material", mat: "https://schema.org/material" };

/** The product with its variants, what each costs, how it is sent and how it comes back: what the page shows, for machines. */
export function productData(product: Product, available: readonly VariantId[], locale: Locale, base: string): WithContext<ProductGroup> {
  const at = addresses(locale);
  const pictures = galleryOf(product);
  const address = (picture: ProductPicture | undefined) => (picture ? pictureAddress({ ...picture, name: picture.stem }, 640, base) : undefined);
  const varies = [...new Set(product.options.flatMap((o) => VARIES[o.key] ?? []))];
  return {
    "@context": "https://schema.org",
    "@type": "ProductGroup",
    productGroupID: product.handle,
    name: inLocale(product.title, locale),
    description: inLocale(product.description, locale),
    url: `${base}${at.product(product.handle)}`,
    brand: { "@type": "Brand", name: "Bottega Lume" },
    manufacturer: { "@type": "Organization", name: product.maker.name },
    material: inLocale(product.material, locale),
    ...(varies.length > 0 && { variesBy: varies }),
    hasVariant: product.variants.map((variant, i) => {
      const picture = pictures.find((p) => p.role === "main" && Object.entries(p.choice ?? {}).every(([k, v]) => variant.choice[k] === v)) ?? pictures[0];
      const image = address(picture);
      const named = (key: string) => product.options.find((o) => VARIES[o.key] === `https://schema.org/${key}`);
      const valueOf = (key: string) => named(key)?.values.find((v) => v.key === variant.choice[named(key)?.key ?? ""]);
      const [colour, size] = [valueOf("color"), valueOf("size")];
      const url = `${base}${at.product(product.handle, i === 0 ? undefined : variant.sku)}`;
      const { amount, currency, reduction } = variant.offer;
      return {
        "@type": "Product" as const,
        name: [inLocale(product.title, locale), nameOf(product, variant, locale)].filter(Boolean).join(", "),
        description: inLocale(product.description, locale),
        sku: variant.sku,
        ...(variant.gtin && { gtin: variant.gtin }),
        ...(image && { image }),
        ...(colour && { color: inLocale(colour.name, locale) }),
        ...(size && { size: inLocale(size.name, locale) }),
        url,
        offers: {
          "@type": "Offer" as const,
          url,
          price: plainMoney(amount, currency),
          priceCurrency: currency,
          ...(reduction && { priceSpecification: { "@type": "UnitPriceSpecification" as const, priceType: "https://schema.org/StrikethroughPrice" as never, price: plainMoney(reduction.lowest, currency), priceCurrency: currency, valueAddedTaxIncluded: true } }),
          availability: available.includes(variant.id) ? ("https://schema.org/InStock" as const) : variant.soldOnline ? ("https://schema.org/OutOfStock" as const) : ("https://schema.org/InStoreOnly" as const),
          itemCondition: "https://schema.org/NewCondition" as const,
          ...(variant.soldOnline && { shippingDetails: DELIVERY_METHODS.map(({ charge, freeFrom, workingDays }) => ({
            "@type": "OfferShippingDetails" as const,
            shippingRate: { "@type": "MonetaryAmount" as const, value: plainMoney(freeFrom !== null && amount >= freeFrom ? (0 as typeof amount) : charge, currency), currency },
            shippingDestination: { "@type": "DefinedRegion" as const, addressCountry: "IT" },
            deliveryTime: {
              "@type": "ShippingDeliveryTime" as const,
              handlingTime: { "@type": "QuantitativeValue" as const, minValue: 0, maxValue: 1, unitCode: "DAY" },
              transitTime: { "@type": "QuantitativeValue" as const, minValue: workingDays.min, maxValue: workingDays.max, unitCode: "DAY" },
            },
          })) }),
          hasMerchantReturnPolicy: {
            "@type": "MerchantReturnPolicy" as const,
            applicableCountry: "IT",
            returnPolicyCountry: "IT",
            ...(product.withdrawalExclusion
              ? { returnPolicyCategory: "https://schema.org/MerchantReturnNotPermitted" as const }
              : { returnPolicyCategory: "https://schema.org/MerchantReturnFiniteReturnWindow" as const, merchantReturnDays: 30, returnMethod: ["https://schema.org/ReturnInStore" as const, "https://schema.org/ReturnByMail" as const], returnFees: "https://schema.org/FreeReturn" as const, refundType: "https://schema.org/FullRefund" as const }),
          },
        },
      };
    }),
  };
}
