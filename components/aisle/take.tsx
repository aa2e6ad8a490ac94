"use client";
import { type FormEvent, lazy, type ReactNode, Suspense, useId, useState } from "react";
import { useRouter } from "next/navigation";
import type { BagRefusal, Wanted } from "../cart/actions";
import { addToBag } from "../cart/add";
import { showCart } from "../cart/bag-state";
import type { CartWords } from "../cart/bag-view";
import { openBag } from "../cart/open-bag";
import { sayRefusal } from "../cart/say-refusal";
import { useChoosing } from "../catalogue/choosing";
import type { OptionView } from "../catalogue/product-view";
import { useInSight } from "../catalogue/use-in-sight";
import { showCount, shownCount } from "../shop/visitor";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Price } from "../ui/price";
import { RadioRows } from "../ui/radios";
import { showToast } from "../ui/show-toast";
import { fill } from "@/lib/core/fill";
import { newId } from "@/lib/core/id";
import { BringButton, WhyNot } from "./bring";
import { useHere } from "./here";
import { HereOptions } from "./here-options";
import { Floor } from "./floor";
import { RequestCard } from "./request-card";
import type { AisleWords } from "./words";

const BringSheet = lazy(() => import("./bring-sheet"));

export type TakeWords = AisleWords & { readonly buy: { readonly vat: string; readonly added: string; readonly see: string }; readonly refusals: Pick<CartWords, "refusals" | "codeProblems"> };
type Props = { readonly title: string; readonly options: readonly OptionView[]; readonly words: TakeWords; readonly cart: string; readonly plainOptions: ReactNode };
type Way = { readonly value: string; readonly label: string; readonly detail: string; readonly aside?: string; readonly wanted: Wanted };

/** Choose in front of the shelf: have it brought, or put it in the bag, to be taken along, collected or sent. */
export function Take({ title, options, words, cart, plainOptions }: Props) {
  const { chosen, refreshStock } = useChoosing();
  const router = useRouter();
  const form = useId();
  const ways = useWays(words.take);
  const [wish, setWish] = useState<string | null>(null);
  const [place, inSight] = useInSight();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(0);
  const [refusal, setRefusal] = useState<string | null>(null);
  const way = ways?.find((each) => each.value === wish) ?? ways?.[0];
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!way) return;
    setBusy(true);
    setRefusal(null);
    const before = shownCount();
    showCount(before + 1);
    const press = newId(); // one press adds once, also when its answer is lost and it is sent again
    const ask = () => addToBag({ variantId: chosen.id, quantity: 1, wanted: way.wanted, press });
    const answer = await ask().catch(ask).catch((): BagRefusal & { ok: false } => ({ ok: false, why: "fault" }));
    setBusy(false);
    if (answer.ok) {
      showCart(answer.value);
      if (!openBag()) showToast(fill(words.buy.added, { title }), { label: words.buy.see, act: () => router.push(cart) });
      return;
    }
    showCount(before);
    setRefusal(sayRefusal(answer, words.refusals));
    refreshStock();
  };
  const buttons = (
    <>
      <BringButton words={words.bring} onPress={() => setAsking((times) => times + 1)} />
      <Button type="submit" form={form} size="large" busy={busy} disabled={!way}>
        {way || !ways ? words.take.add : words.take.gone}
      </Button>
    </>
  );
  return (
    <>
      <div className="mt-4" aria-live="polite">
        <Price words={chosen.price} large />
        <p className="cap mt-1">{words.buy.vat}</p>
      </div>
      <Floor words={words.floor} />
      <RequestCard words={words.bring} />
      {plainOptions}
      <form id={form} className="mt-6 grid gap-6" onSubmit={(event) => void add(event)}>
        <HereOptions options={options} words={words} />
        {ways && ways.length > 0 ? <RadioRows className="by-script" name="way" legend={words.take.legend} value={way?.value} onChange={({ target }) => setWish(target.value)} options={ways} /> : null}
        {refusal ? (
          <Notice tone="bad" live>
            {refusal}
          </Notice>
        ) : null}
        <noscript>
          <p>{words.bring.withoutScript}</p>
        </noscript>
        <div ref={place} className="by-script grid grid-cols-2 gap-2">
          {buttons}
        </div>
      </form>
      <WhyNot words={words.bring} />
      {inSight ? null : <div className="buy-bar by-script grid grid-cols-2 gap-2 lg:hidden">{buttons}</div>}
      {asking > 0 ? (
        <Suspense>
          <BringSheet title={title} words={words.bring} times={asking} />
        </Suspense>
      ) : null}
    </>
  );
}

/** How the chosen thing can be had besides from a colleague's hands: taken along at once, collected in this store, else in the nearest, or sent; null until that is known. */
function useWays(words: AisleWords["take"]): readonly Way[] | null {
  const { chosen, stock } = useChoosing();
  const { store, view, away } = useHere();
  if (!stock || (!view && !away)) return null;
  const lies = view !== null && view.no !== "closed" && (view.floor[chosen.id]?.left ?? 0) > 0;
  const along: readonly Way[] = lies ? [{ value: "carry-out", label: words.along, detail: words.alongDetail, wanted: { fulfilment: "carry-out", locationId: store.id } }] : [];
  if (!chosen.soldOnline) return along;
  const has = (handle: string) => stock.places.find((each) => each.handle === handle && each.ready !== null && (each.free[chosen.id] ?? 0) > 0);
  const place = [store.handle, ...store.near].map(has).find((each) => each !== undefined);
  return [
    ...along,
    ...(place ? [{ value: "collect", label: place.handle === store.handle ? words.collectHere : fill(words.collectAt, { place: place.name }), detail: fill(words.ready, { ready: place.ready ?? "" }), aside: words.free, wanted: { fulfilment: "collect" as const, locationId: place.id } }] : []),
    ...((stock.online[chosen.id] ?? 0) > 0 ? [{ value: "deliver", label: words.deliver, detail: stock.deliverBy ? fill(words.deliverBy, { day: stock.deliverBy }) : " ", aside: chosen.deliverPrice, wanted: { fulfilment: "deliver" as const } }] : []),
  ];
}
