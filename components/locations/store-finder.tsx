"use client";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/who";
import { distanceKm, isPlaceTyped, type Point } from "@/lib/locations/distance/rules";

type Found = Point & { readonly handle: string; /** What may be typed for it. */ readonly text: string; readonly shown: ReactNode };
export type FinderWords = Readonly<Record<"label" | "near" | "nearNote" | "asking" | "denied" | "none" | "away" | "count", string>>;
type Here = Point | "asking" | "denied" | null;

/**
 * All stores, in the house's order; those of a place that is typed, or from where the visitor stands, the nearest first. The position
 * stays in the browser: it is asked for when its button is pressed, and sent to nobody.
 */
export function StoreFinder({ stores, locale, words }: { readonly stores: readonly Found[]; readonly locale: Locale; readonly words: FinderWords }) {
  const [typed, setTyped] = useState("");
  const [here, setHere] = useState<Here>(null);
  const at = here === null || typeof here === "string" ? null : here;
  const found = stores.filter(({ text }) => isPlaceTyped(text, typed)).map((store) => ({ ...store, km: at && distanceKm(at, store) }));
  const shown = at ? found.toSorted((a, b) => (a.km ?? 0) - (b.km ?? 0)) : found;
  const locate = () => {
    setHere("asking");
    navigator.geolocation.getCurrentPosition(({ coords }) => setHere(coords), () => setHere("denied"), { maximumAge: 600_000, timeout: 10_000 });
  };
  const away = (km: number) => fill(words.away, { km: new Intl.NumberFormat(locale === "en" ? "en-GB" : "it-IT", { maximumFractionDigits: km < 10 ? 1 : 0 }).format(km) });
  return (
    <>
      <noscript>
        <style>{".by-script { display: none; }"}</style>
      </noscript>
      <search className="by-script mb-10 grid max-w-[40rem] items-end gap-x-4 gap-y-3 sm:grid-cols-[1fr_auto] lg:mb-14">
        <Field name="place" label={words.label} autoComplete="address-level2" value={typed} onChange={({ target }) => setTyped(target.value)} />
        <Button look="outlined" onClick={locate} busy={here === "asking"}>
          {words.near}
        </Button>
        <p className="cap sm:col-span-2" role="status">
          {here === "asking" ? words.asking : here === "denied" ? words.denied : found.length === 0 ? words.none : typed.trim() === "" && !at ? words.nearNote : fill(words.count, { count: found.length })}
        </p>
      </search>
      <ul className="grid gap-x-[var(--gutter)] gap-y-14 lg:grid-cols-2 lg:gap-y-20">
        {shown.map(({ handle, shown: store, km }) => (
          <li key={handle}>
            {store}
            {km === null ? null : <p className="cap mt-2">{away(km)}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
