import { PLACEHOLDER } from "../../placeholder";
import { Product, productMetadata } from "./product";

type Props = { readonly params: Promise<{ locale: string; handle: string }> };

export const ensureStatic = "navigation";
export const generateStaticParams = () => [{ locale: PLACEHOLDER, handle: PLACEHOLDER }];
export const generateMetadata = async ({ params }: Props) => productMetadata({ ...(await params), sku: null });

/** A product, complete before anybody asks. */
export default async function Page({ params }: Props) {
  return <Product {...await params} sku={null} />;
}
