"use client";
import { Button } from "@/components/ui/button";
import { TickIcon } from "@/components/ui/icons";
import { showToast } from "@/components/ui/show-toast";
import { chooseStore, useVisitor } from "@/components/shop/visitor";
import { fill } from "@/lib/core/fill";

type MakeMineProps = { readonly handle: string; readonly name: string; readonly words: { readonly mine: string; readonly isMine: string; readonly nowMine: string; readonly notMine: string }; readonly small?: boolean };

/** Makes a store the visitor's own, or no longer. */
export function MakeMine({ handle, name, words, small = false }: MakeMineProps) {
  const isMine = useVisitor()?.store?.handle === handle;
  const press = async () => {
    await chooseStore(isMine ? null : handle);
    if (!isMine) showToast(fill(words.nowMine, { name }), { label: words.notMine, act: () => void chooseStore(null) });
  };
  return (
    <Button look="outlined" size={small ? "small" : "normal"} aria-pressed={isMine} onClick={() => void press()}>
      <span className="inline-flex items-center gap-2">
        {isMine ? <TickIcon small /> : null}
        {isMine ? words.isMine : words.mine}
      </span>
    </Button>
  );
}
