import { useEffect, useState } from "react";

const TICK_MS = 5_000;

/** The time by the server's clock, which said `at` when it answered last: a device's own may be wrong. */
export function useNow(at: number): number {
  const [now, setNow] = useState(at);
  useEffect(() => {
    const ahead = at - Date.now();
    setNow(at);
    const timer = setInterval(() => setNow(Date.now() + ahead), TICK_MS);
    return () => clearInterval(timer);
  }, [at]);
  return now;
}
