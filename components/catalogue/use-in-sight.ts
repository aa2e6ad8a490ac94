import { useEffect, useRef, useState } from "react";

/** Whether an element is on the screen; true until known, so that nothing appears twice on arrival. */
export function useInSight() {
  const place = useRef<HTMLDivElement>(null);
  const [inSight, setInSight] = useState(true);
  useEffect(() => {
    if (!place.current) return undefined;
    const observer = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting ?? true));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return [place, inSight] as const;
}
