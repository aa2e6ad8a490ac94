"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** Shows the order's page anew when it stands differently than the page says. Nothing is kept open while the page is hidden; the browser itself comes back after a cut. */
export function OrderLive({ address, version }: { readonly address: string; /** How the order stands on this page. */ readonly version: string }) {
  const router = useRouter();
  const known = useRef(version);
  useEffect(() => void (known.current = version), [version]);
  useEffect(() => {
    let source: EventSource | null = null;
    const look = () => {
      source?.close();
      source = document.visibilityState === "hidden" ? null : new EventSource(address);
      if (source) source.onmessage = ({ data }) => (data === known.current ? undefined : router.refresh());
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      source?.close();
    };
  }, [address, router]);
  return null;
}
