"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect } from "react";

/** Lets the language switch in the foot of the page lead to this very page in the other language: only the browser knows which it is. */
export function LanguageLinks() {
  const path = usePathname();
  const asked = useSearchParams();
  useEffect(() => {
    const rest = path.replace(/^\/[^/]+/, "");
    for (const link of document.querySelectorAll<HTMLAnchorElement>(".foot a[hreflang]")) link.href = `/${link.hreflang}${rest}${location.search}`;
  }, [path, asked]); // a variant, a filter: what is looked at goes along
  return null;
}
