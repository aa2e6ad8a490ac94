"use client";
import { useSearchParams } from "next/navigation";
import { createContext, type ReactNode, Suspense, use, useCallback, useEffect, useMemo, useState } from "react";
import type { Locale } from "@/lib/core/who";
import type { VariantView } from "./product-view";
import type { StockView } from "./stock-view";

type Choosing = {
  readonly variants: readonly VariantView[];
  readonly chosen: VariantView;
  /** Takes a value of an option, and with it the nearest variant that has it. */
  readonly choose: (option: string, value: string) => void;
  /** The variant that a value would lead to. */
  readonly withValue: (option: string, value: string) => VariantView | undefined;
  /** Null until the small call has answered. */
  readonly stock: StockView | null;
  readonly refreshStock: () => void;
};
const Context = createContext<Choosing | null>(null);

export function useChoosing(): Choosing {
  const choosing = use(Context);
  if (!choosing) throw new Error("this part stands inside a product page");
  return choosing;
}

type ChoosingProductProps = { readonly variants: readonly [VariantView, ...VariantView[]]; readonly locale: Locale; readonly children: ReactNode };

/** Which variant is looked at: the first, or the one that the address names (?v=<sku>), which is shared and comes back with the back button. */
export function ChoosingProduct({ variants, locale, children }: ChoosingProductProps) {
  const [sku, setSku] = useState(variants[0].sku);
  const [stock, setStock] = useState<StockView | null>(null);
  const [asked, setAsked] = useState(0);
  const chosen = variants.find((v) => v.sku === sku) ?? variants[0];

  const withValue = useCallback(
    (option: string, value: string) => {
      const fitting = variants.filter((v) => v.choice[option] === value);
      const kept = (v: VariantView) => Object.entries(chosen.choice).filter(([key, each]) => key !== option && v.choice[key] === each).length;
      return fitting.toSorted((a, b) => kept(b) - kept(a))[0];
    },
    [variants, chosen],
  );
  const choose = useCallback(
    (option: string, value: string) => {
      const next = withValue(option, value);
      if (!next) return;
      setSku(next.sku);
      history.replaceState(null, "", next.sku === variants[0].sku ? location.pathname : `?v=${encodeURIComponent(next.sku)}`);
    },
    [withValue, variants],
  );
  useEffect(() => {
    const stop = new AbortController();
    fetch(`/api/stock?locale=${locale}&variants=${variants.map((v) => v.id).join(",")}`, { signal: stop.signal })
      .then(async (answer) => (answer.ok ? setStock(((await answer.json()) as { value: StockView }).value) : undefined))
      .catch(() => undefined); // the page then says what was so when it was made
    return () => stop.abort();
  }, [variants, locale, asked]);

  const value = useMemo(
    () => ({ variants, chosen, choose, withValue, stock, refreshStock: () => setAsked((n) => n + 1) }),
    [variants, chosen, choose, withValue, stock],
  );
  return (
    <Context value={value}>
      <Suspense>
        <FollowAddress onSku={(named) => setSku(variants.some((v) => v.sku === named) && named ? named : variants[0].sku)} />
      </Suspense>
      {children}
    </Context>
  );
}

function FollowAddress({ onSku }: { readonly onSku: (sku: string | null) => void }) {
  const named = useSearchParams().get("v");
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- only the address matters
  useEffect(() => onSku(named), [named]);
  return null;
}
