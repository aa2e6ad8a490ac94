import { useEffect, useState } from "react";
import type { Urgent } from "@/lib/tasks/types";

/** A line that was cut, or a session that is over, is tried again this much later. */
const AGAIN_MS = 60_000;
type Known = { readonly place: string; readonly urgent: Urgent };
/** As the page before knew it: the next one begins with that. */
let known: Known | null = null;
/** Whoever shows it on this page shares one line. */
const readers = new Set<(now: Known) => void>();
let stop: (() => void) | null = null;

/** How much in the store harms somebody if it waits, while the page is in sight; null until it is known. */
export function useUrgent(place: string | null): Urgent | null {
  const [seen, setSeen] = useState<Known | null>(known);
  useEffect(() => {
    if (place === null) return undefined;
    readers.add(setSeen);
    stop ??= listen(place);
    return () => {
      readers.delete(setSeen);
      if (readers.size > 0) return;
      stop?.();
      stop = null;
    };
  }, [place]);
  return seen?.place === place ? seen.urgent : null;
}

function listen(place: string): () => void {
  let source: EventSource | null = null;
  const close = () => {
    source?.close();
    source = null;
  };
  const look = () => {
    if (document.visibilityState === "hidden") return close();
    if (source) return;
    source = new EventSource(`/api/staff/urgent?place=${place}`);
    source.onmessage = ({ data }) => {
      const now = { place, urgent: JSON.parse(String(data)) as Urgent };
      known = now;
      readers.forEach((tell) => tell(now));
    };
    source.onerror = () => source?.readyState === EventSource.CLOSED && close();
  };
  look();
  const timer = setInterval(look, AGAIN_MS);
  document.addEventListener("visibilitychange", look);
  return () => {
    close();
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
  };
}
