import { useRef, useState } from "react";
import { showToast } from "@/components/ui/show-toast";
import { withQuantity } from "@/lib/cart/rules";
import type { Cart, CartLine } from "@/lib/cart/types";
import { fill } from "@/lib/core/fill";
import type { Outcome } from "@/lib/core/outcome";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { BagActions, BagRefusal, Wanted } from "./actions";
import { fetchBag, showCart } from "./bag-state";
import type { CartWords } from "./bag-view";
import { sayRefusal } from "./say-refusal";

/** What can be done to the bag: shown at once with the cart's own sums, then as the server answered, whole. */
export function useBag(cart: Cart, words: CartWords, actions: BagActions, locale: Locale) {
  const [problem, setProblem] = useState<string | null>(null);
  const waiting = useRef(0);

  /** Null when it was done, else why not, in words; `quiet` leaves saying so to whoever asked. */
  async function act(guess: Cart | null, run: () => Promise<Outcome<Cart, BagRefusal>>, quiet = false): Promise<string | null> {
    setProblem(null);
    waiting.current += 1;
    if (guess) showCart(guess);
    const answer = await run().catch((): Outcome<Cart, BagRefusal> => ({ ok: false, why: "fault" }));
    waiting.current -= 1;
    if (answer.ok && waiting.current === 0) showCart(answer.value);
    if (answer.ok) return null;
    const refusal = sayRefusal(answer, words);
    if (!quiet) setProblem(refusal);
    await fetchBag(locale); // as it really is, whatever was shown meanwhile
    return refusal;
  }

  const setQuantity = (line: CartLine, quantity: number) => act(withQuantity(cart, line.id, quantity), () => actions.setQuantity({ lineId: line.id, quantity }));
  return {
    problem,
    setQuantity,
    remove: async (line: CartLine) => {
      if ((await setQuantity(line, 0)) !== null) return;
      const again = { variantId: line.variantId, quantity: line.quantity, wanted: wantedOf(line) };
      showToast(fill(words.removed, { title: inLocale(line.title, locale) }), { label: words.undo, act: () => void act(null, () => actions.addToCart(again)) });
    },
    setFulfilment: (line: CartLine, wanted: Wanted) => {
      const lines = cart.lines.map((each) => (each.id === line.id ? { ...each, fulfilment: wanted.fulfilment, locationId: (wanted.locationId ?? null) as CartLine["locationId"] } : each));
      return act({ ...cart, lines }, () => actions.setFulfilment({ lineId: line.id, wanted }));
    },
    acceptChanges: () => act(null, () => actions.acceptChanges({})),
    setCode: (code: string | null) => act(null, () => actions.setCode({ code }), code !== null),
    leaveWallet: (walletId: string) => act({ ...cart, wallets: cart.wallets.filter((w) => w.id !== walletId) }, () => actions.chooseWallet({ walletId, chosen: false })),
    undoMerge: () => act(null, () => (cart.merge ? actions.undoMerge({ mergeId: cart.merge.id }) : Promise.resolve({ ok: true, value: cart }))),
  };
}
export type Bag = ReturnType<typeof useBag>;

const wantedOf = (line: CartLine): Wanted => (line.locationId ? { fulfilment: line.fulfilment === "carry-out" ? "carry-out" : "collect", locationId: line.locationId } : { fulfilment: "deliver" });
