import { useEffect, useRef } from "react";
import type { Locale } from "@/lib/core/who";
import { fetchBag } from "./bag-state";

/** How long an answer to this browser's own press may take before the news of it is taken for somebody else's. */
const OWN_MS = 400;

/**
 * Follows the bag while it is in sight: when another device changes it, it is read again. Nothing is kept open while the
 * page is hidden; coming back reads once, so nothing is missed. The browser itself comes back after a cut.
 */
export function useLive(version: number, locale: Locale, active = true): void {
  const known = useRef(version);
  useEffect(() => void (known.current = version), [version]);
  useEffect(() => {
    if (!active) return undefined;
    let source: EventSource | null = null;
    let timer = 0;
    const hear = (news: number) => {
      clearTimeout(timer);
      timer = window.setTimeout(() => (news > known.current || news === 0 ? void fetchBag(locale) : undefined), OWN_MS);
    };
    const open = () => {
      source ??= new EventSource("/api/live");
      source.onmessage = (event) => hear(Number(event.data));
    };
    const close = () => {
      source?.close();
      source = null;
    };
    const look = () => {
      if (document.visibilityState === "hidden") return close();
      open();
      void fetchBag(locale);
    };
    if (document.visibilityState === "visible") open();
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
      close();
    };
  }, [locale, active]);
}
