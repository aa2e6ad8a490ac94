"use client";
import { useSearchParams } from "next/navigation";
import { createContext, type ReactNode, type RefObject, Suspense, use, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { newId } from "@/lib/core/id";
import type { Locale } from "@/lib/core/who";
import type { VariantView } from "./product-view";
import type { StockView } from "./stock-view";

type Choosing = {
  readonly variants: readonly VariantView[];
  readonly chosen: VariantView;
  readonly choose: (variant: VariantView) => void;
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

type ChoosingProductProps = {
  readonly variants: readonly [VariantView, ...VariantView[]];
  /** The one with which the page was made. */
  readonly begin: VariantView;
  readonly locale: Locale;
  readonly children: ReactNode;
};

/** Which variant is looked at: the first, or the one that the address names (?v=<sku>), which is shared and comes back with the back button. */
export function ChoosingProduct({ variants, begin, locale, children }: ChoosingProductProps) {
  const [sku, setSku] = useState(begin.sku);
  const [stock, setStock] = useState<StockView | null>(null);
  const [asked, setAsked] = useState(0);
  const chosen = variants.find((v) => v.sku === sku) ?? variants[0];

  const said = useRef<string>(undefined); // marks what was last written to the address, here or elsewhere
  const choose = useCallback(
    (next: VariantView) => {
      setSku(next.sku);
      said.current = newId();
      history.replaceState({ said: said.current }, "", next.sku === variants[0].sku ? location.pathname : `?v=${encodeURIComponent(next.sku)}`);
    },
    [variants],
  );
  useEffect(() => {
    const stop = new AbortController();
    fetch(`/api/stock?locale=${locale}&variants=${variants.map((v) => v.id).join(",")}`, { signal: stop.signal })
      .then(async (answer) => (answer.ok ? setStock(((await answer.json()) as { value: StockView }).value) : undefined))
      .catch(() => undefined); // the page then says what was so when it was made
    return () => stop.abort();
  }, [variants, locale, asked]);

  const value = useMemo(
    () => ({ variants, chosen, choose, stock, refreshStock: () => setAsked((n) => n + 1) }),
    [variants, chosen, choose, stock],
  );
  return (
    <Context value={value}>
      <Suspense>
        <FollowAddress variants={variants} said={said} onSku={setSku} />
      </Suspense>
      {children}
    </Context>
  );
}

type FollowAddressProps = Pick<ChoosingProductProps, "variants"> & { readonly said: RefObject<string | undefined>; readonly onSku: (sku: string) => void };

/** Says which variant the address names: on arrival, and when something else than a choice on this page has changed it. */
function FollowAddress({ variants, said, onSku }: FollowAddressProps) {
  const named = useSearchParams().get("v");
  useLayoutEffect(() => {
    const mark = (history.state as { readonly said?: string } | null)?.said;
    if (mark !== undefined && mark === said.current) return; // the router tells of our own choices late, maybe after the next one
    said.current = mark;
    onSku((variants.find((v) => v.sku === named) ?? variants[0]).sku);
  }, [named, variants, said, onSku]);
  return null;
}
