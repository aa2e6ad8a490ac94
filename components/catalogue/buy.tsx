"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { BagRefusal } from "@/components/cart/actions";
import { addToBag } from "@/components/cart/add";
import { showCart } from "@/components/cart/bag-state";
import { openBag } from "@/components/cart/open-bag";
import { sayRefusal } from "@/components/cart/say-refusal";
import type { CartWords } from "@/components/cart/bag-view";
import { showCount, shownCount, useVisitor } from "@/components/shop/visitor";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Price } from "@/components/ui/price";
import { StockWord, type StockTone } from "@/components/ui/stock-word";
import { showToast } from "@/components/ui/show-toast";
import { fill } from "@/lib/core/fill";
import { newId } from "@/lib/core/id";
import { variantIn } from "./choice";
import { useChoosing } from "./choosing";
import { Options } from "./options";
import type { OptionView } from "./product-view";
import { useInSight } from "./use-in-sight";
import { collectable, type Way, Ways, type WaysWords } from "./ways";

export type BuyWords = {
  readonly add: string;
  readonly addShort: string;
  readonly added: string;
  readonly see: string;
  readonly vat: string;
  readonly inStock: string;
  readonly last: string;
  readonly lastOne: string;
  readonly soldOut: string;
  readonly onlyInStores: string;
  readonly whereToFind: string;
  readonly ways: WaysWords;
  readonly refusals: Pick<CartWords, "refusals" | "codeProblems">;
};
type BuyProps = {
  readonly handle: string;
  readonly title: string;
  readonly options: readonly OptionView[];
  readonly words: BuyWords;
  readonly cart: string;
  /** Id of the part that lists the stores. */
  readonly where: string;
  /** The choice where no script runs. */
  readonly plainOptions: ReactNode;
  /** The same without script: one piece of what the form says, delivered. */
  readonly addPlainly: (form: FormData) => Promise<void>;
};

const FEW = 3;
const AGAIN_MS = 800;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Choose, see what it costs and when it comes, and put it in the bag. */
export function Buy({ handle, title, options, words, cart, where, plainOptions, addPlainly }: BuyProps) {
  const { variants, chosen, choose, stock, refreshStock } = useChoosing();
  const mine = useVisitor()?.store?.handle;
  const router = useRouter();
  const form = useId(); // pages that were left stay in the document for a while, so no id may be the same twice
  const typed = useRef<HTMLFormElement>(null);
  const [wish, setWish] = useState<Way>({ kind: "deliver", storeId: null });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [place, inSight] = useInSight();

  useEffect(() => {
    // Somebody may have chosen before this script came: the browser shows that choice, so it counts.
    const said = variantIn(variants, new FormData(typed.current ?? undefined));
    if (said && said !== chosen) queueMicrotask(() => choose(said)); // once the router watches the address
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only on arrival
  }, []);

  const online = chosen.soldOnline ? (stock ? (stock.online[chosen.id] ?? 0) : chosen.available ? Infinity : 0) : 0;
  const stores = chosen.soldOnline ? collectable(stock, chosen.id, mine) : [];
  const way: Way = online === 0 && stores.length > 0 ? { kind: "collect", storeId: wish.storeId } : wish;
  const buyable = online > 0 || stores.length > 0;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!buyable) return;
    setRefusal(null);
    const before = shownCount();
    showCount(before + 1);
    const storeId = way.kind === "collect" ? (stores.find((s) => s.id === way.storeId) ?? stores[0])?.id : undefined;
    const wanted = storeId ? { fulfilment: "collect" as const, locationId: storeId } : { fulfilment: "deliver" as const };
    const press = newId(); // one press adds once, also when its answer is lost and it is sent again
    const ask = () => addToBag({ variantId: chosen.id, quantity: 1, wanted, press });
    const answer = await ask().catch(() => pause(AGAIN_MS).then(ask)).catch((): BagRefusal & { ok: false } => ({ ok: false, why: "fault" }));
    if (answer.ok) {
      showCart(answer.value);
      if (!openBag()) showToast(fill(words.added, { title }), { label: words.see, act: () => router.push(cart) });
      return;
    }
    showCount(before);
    setRefusal(sayRefusal(answer, words.refusals));
    refreshStock();
  };

  const [tone, says]: [StockTone, string] = !chosen.soldOnline ? ["gone", words.onlyInStores]
    : online === 0 ? ["gone", words.soldOut]
    : online > FEW ? ["good", words.inStock]
    : ["warn", online === 1 ? words.lastOne : fill(words.last, { count: online })];
  const button = (label: string) => (
    <Button type="submit" form={form} size="large" className="w-full" disabled={!buyable}>
      {buyable ? label : says}
    </Button>
  );
  const refused = refusal ? (
    <Notice tone="bad" live className="mb-3">
      {refusal}
    </Notice>
  ) : null;
  return (
    <>
      <div className="mt-6" aria-live="polite">
        <Price words={chosen.price} large />
        <p className="cap mt-1">{words.vat}</p>
      </div>
      {plainOptions}
      <form ref={typed} id={form} className="mt-7 grid gap-6" action={addPlainly} onSubmit={(event) => void send(event)}>
        <input type="hidden" name="product" value={handle} />
        <input type="hidden" name="variant" value={chosen.id} />
        <Options options={options} soldOut={words.soldOut} />
        <p className={buyable ? "-mb-2" : "sr-only"} role="status">
          <StockWord tone={tone}>{says}</StockWord>
        </p>
        {chosen.soldOnline && buyable ? <Ways words={words.ways} way={way} onWay={setWish} /> : null}
        <div ref={place}>
          {refused}
          {chosen.soldOnline ? button(words.add) : (
            <a className="btn btn-2 btn-lg w-full" href={`#${where}`}>
              {words.whereToFind}
            </a>
          )}
        </div>
      </form>
      {inSight || !chosen.soldOnline || !buyable ? null : (
        <div className="buy-bar lg:hidden">
          {refused}
          <div className="flex items-center gap-4">
            <span className="min-w-0 flex-1">
              <Price words={{ ...chosen.price, lowest: undefined, unit: undefined }} />
              <span className="cap block truncate leading-tight!">{chosen.name}</span>
            </span>
            <span className="shrink-0">{button(words.addShort)}</span>
          </div>
        </div>
      )}
    </>
  );
}
