import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Cart } from "@/lib/cart/types";
import { counted } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/who";
import type { CartWords } from "./bag-view";
import type { Bag } from "./use-bag";

type NoticesProps = { readonly cart: Cart; readonly words: CartWords; readonly locale: Locale; readonly bag: Bag };

/** What must be looked at before going on: things that changed, with one tap that takes all of them; a merge, with its way back. */
export function BagNotices({ cart, words, locale, bag }: NoticesProps) {
  const [busy, setBusy] = useState(false);
  const during = (work: () => Promise<unknown>) => {
    setBusy(true);
    void work().finally(() => setBusy(false));
  };
  return (
    <div className="grid gap-3 empty:hidden">
      {cart.merge ? (
        <Notice tone="plain" live>
          <p>
            {counted(words.merged, cart.merge.added, locale)}{" "}
            <button type="button" className="link t" onClick={() => during(bag.undoMerge)}>
              {words.undoMerge}
            </button>
          </p>
        </Notice>
      ) : null}
      {cart.changes.length > 0 ? (
        <Notice tone="warn" live>
          <p className="t">{counted(words.changed, cart.changes.length, locale)}</p>
          <p className="mt-1">{words.changedText}</p>
          <Button look="outlined" size="small" className="mt-3" busy={busy} onClick={() => during(bag.acceptChanges)}>
            {words.accept}
          </Button>
        </Notice>
      ) : null}
      {cart.couponProblem ? <Notice tone="plain">{words.codeProblems[cart.couponProblem]}</Notice> : null}
    </div>
  );
}
