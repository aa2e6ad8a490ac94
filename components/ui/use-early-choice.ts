import { useEffect, useRef } from "react";

/** What was chosen before the page's script had come is chosen when it has: the browser shows it already, and nobody was told. `shown`: what the page came with. */
export function useEarlyChoice(name: string, shown: string, choose: (value: string) => void): void {
  const once = useRef(true);
  useEffect(() => {
    if (!once.current) return;
    once.current = false;
    const early = document.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]:checked`)?.value;
    if (early !== undefined && early !== shown) choose(early);
  }, [name, shown, choose]);
}
