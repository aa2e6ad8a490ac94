import type { BreadcrumbList, Graph, MerchantReturnPolicy, OfferShippingDetails, Product as SchemaProduct, ProductGroup, Thing, WithContext } from "schema-dts";
import { addresses } from "@/components/shop/addresses";
import { pictureAddress } from "@/components/ui/picture";
import type { Product, Variant } from "@/lib/catalogue/types";
import type { VariantId } from "@/lib/core/id";
import { type Currency, type Minor, plainMoney, ZERO } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { DELIVERY_METHODS } from "@/lib/fulfilment/rules";
import { promiseFor } from "@/lib/rights/policy/rules";
import { WITHDRAWAL_DAYS } from "@/lib/rights/rules";
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

const AT_LEAST_FREE = DELIVERY_METHODS[0]?.freeFrom ?? null;
const isFree = (amount: Minor): boolean => AT_LEAST_FREE !== null && amount >= AT_LEAST_FREE;

/** How things are sent and come back: said once, named by every variant. */
function policies(product: Product, currency: Currency): Thing[] {
  const sent = (free: boolean): Thing[] =>
    DELIVERY_METHODS.map(({ key, charge, freeFrom, workingDays }): OfferShippingDetails => ({
      "@type": "OfferShippingDetails",
      "@id": `#${key}${free ? "-free" : ""}`,
      shippingRate: { "@type": "MonetaryAmount", value: plainMoney(free && freeFrom !== null ? ZERO : charge, currency), currency },
      shippingDestination: { "@type": "DefinedRegion", addressCountry: "IT" },
      deliveryTime: {
        "@type": "ShippingDeliveryTime",
        handlingTime: { "@type": "QuantitativeValue", minValue: 0, maxValue: 1, unitCode: "DAY" },
        transitTime: { "@type": "QuantitativeValue", minValue: workingDays.min, maxValue: workingDays.max, unitCode: "DAY" },
      },
    }));
  const kinds = new Set(product.variants.filter((v) => v.soldOnline).map((v) => isFree(v.offer.amount)));
  const { never, windowDays } = promiseFor(product);
  const days = Math.max(never ? 0 : windowDays, product.withdrawalExclusion ? 0 : WITHDRAWAL_DAYS);
  const returns: MerchantReturnPolicy = {
    "@type": "MerchantReturnPolicy",
    "@id": "#returns",
    applicableCountry: "IT",
    returnPolicyCountry: "IT",
    ...(days === 0
      ? { returnPolicyCategory: "https://schema.org/MerchantReturnNotPermitted" }
      : { returnPolicyCategory: "https://schema.org/MerchantReturnFiniteReturnWindow", merchantReturnDays: days, returnMethod: ["https://schema.org/ReturnInStore", "https://schema.org/ReturnByMail"], returnFees: "https://schema.org/ReturnFeesCustomerResponsibility", refundType: "https://schema.org/FullRefund" }),
  };
  return [...[...kinds].flatMap(sent), returns];
}

/** The product with its variants, `first` before the others, what each costs, how it is sent and how it comes back: what the page shows, for machines. */
export function productData(product: Product, first: Variant | undefined, available: readonly VariantId[], locale: Locale, base: string, shop: string): Graph {
  const at = addresses(locale);
  const pictures = galleryOf(product, first);
  const title = inLocale(product.title, locale);
  const varies = [...new Set(product.options.flatMap((o) => VARIES[o.key] ?? []))];
  const valueOf = (variant: Variant, key: string) => {
    const option = product.options.find((o) => VARIES[o.key] === `https://schema.org/${key}`);
    const value = option?.values.find((v) => v.key === variant.choice[option.key]);
    return value && inLocale(value.name, locale);
  };
  const variantData = (variant: Variant): SchemaProduct => {
    const picture = pictures.find((p) => p.role === "main" && Object.entries(p.choice ?? {}).every(([k, v]) => variant.choice[k] === v)) ?? pictures[0];
    const [color, size] = [valueOf(variant, "color"), valueOf(variant, "size")];
    const url = `${base}${at.product(product.handle, variant === product.variants[0] ? undefined : variant.sku)}`;
    const { amount, currency, reduction } = variant.offer;
    return {
      "@type": "Product",
      name: [title, nameOf(product, variant, locale)].filter(Boolean).join(", "),
      sku: variant.sku,
      ...(variant.gtin && { gtin: variant.gtin }),
      ...(picture && { image: pictureAddress({ ...picture, name: picture.stem }, 640, base) }),
      ...(color && { color }),
      ...(size && { size }),
      url,
      offers: {
        "@type": "Offer",
        url,
        price: plainMoney(amount, currency),
        priceCurrency: currency,
        ...(reduction && { priceSpecification: { "@type": "UnitPriceSpecification", priceType: "https://schema.org/StrikethroughPrice" as never, price: plainMoney(reduction.lowest, currency), priceCurrency: currency, valueAddedTaxIncluded: true } }),
        availability: available.includes(variant.id) ? "https://schema.org/InStock" : variant.soldOnline ? "https://schema.org/OutOfStock" : "https://schema.org/InStoreOnly",
        itemCondition: "https://schema.org/NewCondition",
        ...(variant.soldOnline && { shippingDetails: DELIVERY_METHODS.map(({ key }) => ({ "@id": `#${key}${isFree(amount) ? "-free" : ""}` })) }),
        hasMerchantReturnPolicy: { "@id": "#returns" },
      },
    };
  };
  const group: ProductGroup = {
    "@type": "ProductGroup",
    productGroupID: product.handle,
    name: title,
    description: inLocale(product.description, locale),
    url: `${base}${at.product(product.handle)}`,
    brand: { "@type": "Brand", name: shop },
    manufacturer: { "@type": "Organization", name: product.maker.name },
    material: inLocale(product.material, locale),
    ...(varies.length > 0 && { variesBy: varies }),
    hasVariant: product.variants.toSorted((a, b) => Number(b === first) - Number(a === first)).map(variantData),
  };
  return { "@context": "https://schema.org", "@graph": [group, ...policies(product, product.variants[0]?.offer.currency ?? "EUR")] };
}
