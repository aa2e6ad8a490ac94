import { useEffect } from "react";
import type { Locale } from "@/lib/core/who";
import { fetchBag } from "./bag-state";

/**
 * Follows the bag while it is in sight: when another device changes it, it is read again. Nothing is kept open while the
 * page is hidden; coming back reads once, so nothing is missed. The browser itself comes back after a cut.
 */
export function useLive(version: number, locale: Locale, active = true): void {
  useEffect(() => {
    if (!active) return undefined;
    let source: EventSource | null = null;
    const open = () => {
      source ??= new EventSource("/api/live");
      source.onmessage = (event) => (Number(event.data) === version ? undefined : void fetchBag(locale));
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
      document.removeEventListener("visibilitychange", look);
      close();
    };
  }, [version, locale, active]);
}
