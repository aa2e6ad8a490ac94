import { useEffect, useRef } from "react";

const AGAIN_MS = 30_000;

/** Hears what the server says by events while the page is in sight. A line that was refused for good is tried again now and then. */
export function useStream(url: string, heard: (data: string) => void): void {
  const tell = useRef(heard);
  tell.current = heard;
  useEffect(() => {
    let source: EventSource | null = null;
    const look = () => {
      source?.close();
      source = null;
      if (document.visibilityState === "hidden") return;
      source = new EventSource(url);
      source.onmessage = (event: MessageEvent<string>) => tell.current(event.data);
    };
    look();
    const timer = setInterval(() => source?.readyState === EventSource.CLOSED && look(), AGAIN_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      source?.close();
    };
  }, [url]);
}
