import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { OfficeGroup } from "./types";

const typing = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));
const WAIT_MS = 1_200;

/** The office's keys: Ctrl K (or ⌘K) opens the palette, G and a letter lead to a page. Single letters do nothing while somebody types. */
export function useOfficeKeys(groups: readonly OfficeGroup[], open: () => void): void {
  const router = useRouter();
  useEffect(() => {
    let asked = -Infinity; // when G was pressed
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (key === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        open();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
      const link = event.timeStamp - asked < WAIT_MS ? groups.flatMap(({ links }) => links).find((each) => each.key === key) : undefined;
      asked = key === "g" && !link ? event.timeStamp : -Infinity;
      if (link) router.push(link.href);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}
