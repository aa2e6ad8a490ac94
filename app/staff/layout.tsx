import "./staff.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Document } from "@/components/frame/document";
import { SkipLink } from "@/components/ui/hidden";
import { nonceHere, officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";

/** The staff app is rendered for each request, under the strict policy; each page asks who is there. */
export const instant = false;
export const metadata: Metadata = { title: { template: "%s · Unico", default: "Unico" }, robots: { index: false } };
export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

/** The document of the staff app. */
export default async function StaffLayout({ children }: { readonly children: ReactNode }) {
  const [nonce, locale] = [await nonceHere(), await officeLocale()];
  return (
    <Document locale={locale} nonce={nonce}>
      <SkipLink>{words(locale, "office")("skip")}</SkipLink>
      {children}
    </Document>
  );
}
