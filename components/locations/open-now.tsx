"use client";
import { useEffect, useState } from "react";
import type { Locale } from "@/lib/core/who";

type Now = { readonly handle: string; readonly open: boolean; readonly says: string };
let asked: Promise<readonly Now[]> | null = null;

/** One call for all stores on a page; asked again after a minute. */
function ask(locale: Locale): Promise<readonly Now[]> {
  if (!asked) {
    asked = fetch(`/api/open?locale=${locale}`).then(async (answer) => (answer.ok ? ((await answer.json()) as { value: readonly Now[] }).value : []));
    setTimeout(() => (asked = null), 60_000);
  }
  return asked;
}

/** "Aperto fino alle 20": known only this minute, so finished pages leave it to the browser. */
export function OpenNow({ handle, locale }: { readonly handle: string; readonly locale: Locale }) {
  const [now, setNow] = useState<Now | null>(null);
  useEffect(() => {
    let here = true;
    ask(locale).then((all) => (here ? setNow(all.find((each) => each.handle === handle) ?? null) : undefined), () => undefined);
    return () => void (here = false);
  }, [handle, locale]);
  if (!now) return null;
  return <span className={`appear ${now.open ? "st-good" : "text-ink-2"}`}>{now.says.charAt(0).toLocaleUpperCase(locale) + now.says.slice(1)}</span>;
}
