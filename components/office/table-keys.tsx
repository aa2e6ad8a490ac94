"use client";
import { type ReactNode, useEffect, useRef } from "react";

const typing = (target: EventTarget | null): boolean => target instanceof HTMLElement && /^(input|textarea|select)$/i.test(target.tagName);

/** The keys of a table: J and K, or the arrows, walk its rows; Enter, of itself, opens one; Escape closes its details; / searches. The page before stays in the document, hidden, so only this one is looked at. */
export function TableKeys({ children }: { readonly children: ReactNode }) {
  const table = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const page = table.current?.closest("main");
      if (!page || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
      const { key } = event;
      const step = key === "j" || key === "ArrowDown" ? 1 : key === "k" || key === "ArrowUp" ? -1 : 0;
      if (step !== 0) {
        const rows = [...page.querySelectorAll<HTMLElement>("[data-row]")];
        const on = rows.findIndex((row) => row === document.activeElement);
        const from = on >= 0 ? on : rows.findIndex((row) => row.getAttribute("aria-current") === "true");
        rows[Math.max(0, Math.min(rows.length - 1, from + step))]?.focus();
        event.preventDefault();
      }
      if (key === "Escape") page.querySelector<HTMLElement>("[data-close]")?.click();
      if (key === "/") {
        page.querySelector<HTMLElement>("[data-search]")?.focus();
        event.preventDefault();
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return <div ref={table}>{children}</div>;
}
