"use client";
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from "react";
import type { Locale } from "@/lib/core/who";
import { useChoosing } from "../catalogue/choosing";
import { useRequest } from "./use-request";
import type { HereView, RequestView } from "./views";

/** How often the shelves are looked at while the page is in sight. */
const LOOK_MS = 20_000;

type Here = {
  /** `near`: the other stores by their handles, the nearest first. */
  readonly store: { readonly id: string; readonly handle: string; readonly name: string; readonly near: readonly string[] };
  readonly locale: Locale;
  /** The variant whose label led here; null for who came another way. */
  readonly labelOf: string | null;
  /** Null until the small call has answered; `away` where it can't. */
  readonly view: HereView | null;
  readonly away: boolean;
  readonly look: () => void;
  readonly request: RequestView | null;
  readonly setRequest: (next: RequestView | null) => void;
};
const Context = createContext<Here | null>(null);

export function useHere(): Here {
  const here = use(Context);
  if (!here) throw new Error("this part stands inside a store's page");
  return here;
}

/** What the store around the shopper has, as it changes while they look. */
export function HereInStore({ store, locale, labelOf, children }: Pick<Here, "store" | "locale" | "labelOf"> & { readonly children: ReactNode }) {
  const { variants } = useChoosing();
  const [view, setView] = useState<HereView | null>(null);
  const [away, setAway] = useState(false);
  const [request, setRequest] = useRequest(view?.request ?? null, locale);
  const ids = variants.map((v) => v.id).join(",");
  const look = useCallback(() => {
    if (document.visibilityState === "hidden") return;
    fetch(`/api/here?store=${store.handle}&locale=${locale}&variants=${ids}`)
      .then(async (answer) => {
        setAway(!answer.ok);
        if (answer.ok) setView(((await answer.json()) as { value: HereView }).value);
      })
      .catch(() => setAway(true));
  }, [store.handle, locale, ids]);
  useEffect(() => {
    look();
    const timer = setInterval(look, LOOK_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [look]);
  const left = labelOf === null ? undefined : view?.floor[labelOf]?.left;
  useEffect(() => {
    // A label was scanned and its shelf is empty: that is a sale lost, once for who stands there.
    if (left === 0 && labelOf) void fetch("/api/aisle/miss", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ store: store.handle, variantId: labelOf }) }).catch(() => undefined);
  }, [left, labelOf, store.handle]);
  const value = useMemo(() => ({ store, locale, labelOf, view, away, look, request, setRequest }), [store, locale, labelOf, view, away, look, request, setRequest]);
  return <Context value={value}>{children}</Context>;
}
