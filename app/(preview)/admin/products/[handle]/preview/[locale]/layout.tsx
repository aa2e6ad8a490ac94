import "@/app/preview.css";
import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { PLACEHOLDER } from "@/app/(shop)/[locale]/placeholder";
import { Document } from "@/components/frame/document";
import { SkipLink } from "@/components/ui/hidden";
import { isLocale } from "@/lib/core/who";
import { nonceHere } from "@/lib/request/page";
import { words } from "@/lib/request/wording";

type Props = { readonly children: ReactNode; readonly params: Promise<{ locale: string }> };

/** Rendered for each request under the strict policy, like the rest of the office; dressed like the shop. */
export const instant = false;
export const metadata: Metadata = { title: { template: "%s · Unico", default: "Unico" }, robots: { index: false } };
export const viewport: Viewport = { width: "device-width", initialScale: 1 };
export const generateStaticParams = () => [{ handle: PLACEHOLDER, locale: PLACEHOLDER }]; // a build knows no products

/** The document of a preview, in the language that is looked at. */
export default async function PreviewLayout({ children, params }: Props) {
  const nonce = await nonceHere();
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <Document locale={locale} nonce={nonce}>
      <SkipLink>{words(locale, "office")("skip")}</SkipLink>
      {children}
    </Document>
  );
}
