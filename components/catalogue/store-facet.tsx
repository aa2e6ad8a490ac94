"use client";
import { useVisitor } from "@/components/shop/visitor";

type StoreFacetProps = {
  readonly chosen: string | null;
  readonly stores: readonly { readonly handle: string; readonly label: string }[];
  readonly words: { readonly store: string; readonly mine: string; readonly anywhere: string };
};

/** Only what a store has: a switch for the visitor's own store, else a choice among all. */
export function StoreFacet({ chosen, stores, words }: StoreFacetProps) {
  const mine = useVisitor()?.store;
  if (mine && (chosen === null || chosen === mine.handle)) {
    return (
      <label className="flex items-center gap-3">
        <span className="flex-1">
          <span className="t block">{words.mine}</span>
          <span className="cap">{mine.name}</span>
        </span>
        <input key={chosen} className="switch" type="checkbox" role="switch" name="store" value={mine.handle} defaultChecked={chosen === mine.handle} />
      </label>
    );
  }
  return (
    <label>
      <span className="t mb-1.5 block">{words.store}</span>
      <select key={chosen} className="input min-h-11! py-2! text-[0.9375rem]!" name="store" defaultValue={chosen ?? ""}>
        <option value="">{words.anywhere}</option>
        {stores.map(({ handle, label }) => (
          <option key={handle} value={handle}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
