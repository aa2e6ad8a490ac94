import { useEffect, useState } from "react";
import type { Locale } from "@/lib/core/who";
import type { RequestView } from "./views";

/** How often it is asked when the server can't tell by itself. */
const ASK_MS = 3_000;
const open = (request: RequestView | null): boolean => request?.state === "asked" || request?.state === "accepted";

/**
 * What was asked for, as it goes on: the server says that there is news, the page asks what it is; while the line is cut it asks every
 * few seconds. Nothing is kept open while nothing is asked for, or the page is hidden.
 */
export function useRequest(found: RequestView | null, locale: Locale): readonly [RequestView | null, (next: RequestView | null) => void] {
  const [request, setRequest] = useState<RequestView | null>(null);
  const [before, setBefore] = useState(found);
  if (found !== before) {
    setBefore(found);
    setRequest(found);
  }
  const follows = open(request) ? request?.id : undefined;
  useEffect(() => {
    if (!follows) return undefined;
    let source: EventSource | null = null;
    const ask = () =>
      fetch(`/api/aisle?locale=${locale}`)
        .then(async (answer) => (answer.ok ? setRequest(((await answer.json()) as { value: RequestView | null }).value) : undefined))
        .catch(() => undefined); // asked again soon
    const close = () => {
      source?.close();
      source = null;
    };
    const look = () => {
      if (document.visibilityState === "hidden") return close();
      if (source === null || source.readyState === EventSource.CLOSED) {
        close();
        source = new EventSource("/api/live/aisle");
        source.onmessage = () => void ask();
      }
      if (source.readyState !== EventSource.OPEN) void ask();
    };
    look();
    const timer = setInterval(look, ASK_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      close();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [follows, locale]);
  return [request, setRequest];
}
