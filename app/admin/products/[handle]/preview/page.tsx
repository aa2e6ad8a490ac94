import { redirect } from "next/navigation";
import { officeColleague } from "@/app/admin/office-colleague";
import { officeLocale } from "@/lib/request/page";

type Props = { readonly params: Promise<{ handle: string }> };

/** The preview of a product, in the colleague's own language first. */
export default async function PreviewPage({ params }: Props): Promise<never> {
  await officeColleague();
  redirect(`/admin/products/${encodeURIComponent((await params).handle.slice(0, 120))}/preview/${await officeLocale()}`);
}
