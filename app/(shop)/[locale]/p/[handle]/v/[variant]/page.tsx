import { skuIn } from "@/lib/cached/paths";
import { PLACEHOLDER } from "../../../../placeholder";
import { Product, productMetadata } from "../../product";

type Props = { readonly params: Promise<{ locale: string; handle: string; variant: string }> };

export const ensureStatic = "navigation";
export const generateStaticParams = () => [{ locale: PLACEHOLDER, handle: PLACEHOLDER, variant: PLACEHOLDER }];

const asked = async ({ params }: Props) => {
  const { locale, handle, variant } = await params;
  return { locale, handle, sku: skuIn(variant) };
};
export const generateMetadata = async (props: Props) => productMetadata(await asked(props));

/** A product as it looks from the address of one of its variants, `/it/p/<handle>?v=<sku>`: right from the first byte, complete like the product's own page. */
export default async function Page(props: Props) {
  return <Product {...await asked(props)} />;
}
