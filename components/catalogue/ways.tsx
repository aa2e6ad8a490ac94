import { useVisitor } from "@/components/shop/visitor";
import { RadioRows } from "@/components/ui/radios";
import { fill } from "@/lib/core/fill";
import { useChoosing } from "./choosing";
import type { StockView } from "./stock-view";

export type WaysWords = {
  readonly legend: string;
  readonly deliver: string;
  readonly deliverBy: string;
  readonly deliverDetail: string;
  readonly deliverGone: string;
  readonly collect: string;
  readonly collectIn: string;
  readonly collectDetail: string;
  readonly collectGone: string;
  readonly collectHere: string;
  readonly store: string;
  readonly free: string;
};
export type Way = { readonly kind: "deliver" | "collect"; readonly storeId: string | null };
type Store = StockView["places"][number];

/** Stores where the chosen variant can be collected, the visitor's own first. */
export function collectable(stock: StockView | null, variantId: string, mine: string | undefined): readonly Store[] {
  const there = (stock?.places ?? []).filter((p) => p.ready !== null && (p.free[variantId] ?? 0) > 0);
  return there.toSorted((a, b) => Number(b.handle === mine) - Number(a.handle === mine));
}

type WaysProps = { readonly words: WaysWords; readonly way: Way; readonly onWay: (way: Way) => void };

/** How it reaches the shopper, each way with a day or an hour. */
export function Ways({ words, way, onWay }: WaysProps) {
  const { chosen, stock } = useChoosing();
  const mine = useVisitor()?.store?.handle;
  const stores = collectable(stock, chosen.id, mine);
  const store = stores.find((s) => s.id === way.storeId) ?? stores[0];
  const sent = chosen.soldOnline && (stock ? (stock.online[chosen.id] ?? 0) > 0 : chosen.available);
  const collected = stock === null || stores.length > 0;
  const known = store && (way.kind === "collect" || store.handle === mine);
  return (
    <RadioRows
      name="way"
      className="by-script no-print"
      legend={words.legend}
      value={way.kind}
      onChange={({ target }) => onWay(target.value === "collect" ? { kind: "collect", storeId: store?.id ?? null } : { kind: "deliver", storeId: null })}
      options={[
        {
          value: "deliver",
          label: sent && stock?.deliverBy ? fill(words.deliverBy, { day: stock.deliverBy }) : words.deliver,
          detail: sent ? words.deliverDetail : words.deliverGone,
          aside: sent ? chosen.deliverPrice : undefined,
          disabled: !sent,
        },
        {
          value: "collect",
          label: known ? fill(words.collectIn, { place: store.name }) : words.collect,
          detail: !collected ? words.collectGone : store?.ready ? fill(known ? words.collectHere : words.collectDetail, { ready: store.ready, place: store.name }) : " ",
          aside: collected ? words.free : undefined,
          disabled: !collected || !chosen.soldOnline,
        },
      ]}
      open={(value) =>
        value === "collect" && way.kind === "collect" && stores.length > 1 ? (
          <label className="block pb-4 pl-[34px]">
            <span className="sr-only">{words.store}</span>
            <select className="input" value={store?.id} onChange={({ target }) => onWay({ kind: "collect", storeId: target.value })}>
              {stores.map((s) => (
                <option key={s.id} value={s.id}>
                  {`${s.name}, ${s.city}: ${s.ready}`}
                </option>
              ))}
            </select>
          </label>
        ) : null
      }
    />
  );
}
