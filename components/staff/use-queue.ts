import { useEffect, useState } from "react";

/** How a screen hears of news: told at once, by asking every few seconds, not at all, or not any more because the session is over. */
export type Line = "told" | "asking" | "cut" | "over";
type Seen<View> = { readonly view: View; readonly line: Line };

const ASK_MS = 4_000;
/** The queue is asked for now and then even when nobody says anything: what can't be kept depends on the time. */
const ANYWAY_MS = 60_000;
/** The stream beats every ten seconds. */
const SILENT_MS = 25_000;
const PATIENCE_MS = 8_000;

/**
 * Follows a store's queue, or all its tasks: the server says that there is news, the screen asks what it is. While the line is cut it asks every few
 * seconds instead and opens another; the first word of each stream makes it catch up. What it knew last stays in sight.
 */
export function useQueue<View>(place: string, initial: View, what: "queue" | "tasks" = "queue"): Seen<View> {
  const [seen, setSeen] = useState<Seen<View>>({ view: initial, line: "told" });
  useEffect(() => {
    let source: EventSource | null = null;
    let over = false;
    let asks = false;
    let again = false;
    let heard = Date.now();
    let asked = Date.now();

    const told = () => source?.readyState === EventSource.OPEN;
    const ask = async (): Promise<void> => {
      if (over) return;
      if (asks) return void (again = true);
      asks = true;
      do {
        again = false;
        asked = Date.now();
        const next = await fetchView<View>(what, place);
        if (over) return;
        if (next === "over") leave();
        setSeen((before) => (typeof next === "string" ? { ...before, line: next } : { view: next.view, line: told() ? "told" : "asking" }));
      } while (again && !over);
      asks = false;
    };
    const open = () => {
      source?.close();
      heard = Date.now();
      source = new EventSource(`/api/staff/live?place=${place}`);
      source.onmessage = () => ((heard = Date.now()), void ask());
      source.addEventListener("beat", () => (heard = Date.now()));
    };
    const watch = () => {
      if (document.visibilityState === "hidden") return;
      if (source === null || source.readyState === EventSource.CLOSED || Date.now() - heard > SILENT_MS) open();
      if (!told() || Date.now() - asked > ANYWAY_MS) void ask();
    };
    const close = () => {
      source?.close();
      source = null;
    };
    const leave = () => {
      over = true;
      close();
      clearInterval(timer);
    };
    const look = () => (document.visibilityState === "hidden" ? close() : watch());
    const cut = () => {
      close();
      setSeen((before) => ({ ...before, line: "cut" }));
    };

    const timer = setInterval(watch, ASK_MS);
    if (document.visibilityState === "visible") open();
    document.addEventListener("visibilitychange", look);
    window.addEventListener("online", watch);
    window.addEventListener("offline", cut);
    return () => {
      leave();
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("online", watch);
      window.removeEventListener("offline", cut);
    };
  }, [place, what]);
  return seen;
}

async function fetchView<View>(what: string, place: string): Promise<{ readonly view: View } | "cut" | "over"> {
  try {
    const answer = await fetch(`/api/staff/${what}?place=${place}`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.status === 401 || answer.status === 403) return "over";
    return answer.ok ? { view: ((await answer.json()) as { value: View }).value } : "cut";
  } catch {
    return "cut";
  }
}
