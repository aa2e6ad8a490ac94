"use client";
import { fill } from "@/lib/core/fill";
import { useChoosing } from "../catalogue/choosing";
import { Button } from "../ui/button";
import { useHere } from "./here";
import type { AisleWords } from "./words";

type Words = AisleWords["bring"];
export type Why = keyof Words["no"];

/** Why nothing can be brought just now; null: it can. */
export function useBringing(): { readonly may: boolean; readonly why: Why | null } {
  const { chosen } = useChoosing();
  const { view, request } = useHere();
  const open = request?.state === "asked" || request?.state === "accepted";
  if (!view) return { may: false, why: null };
  const why: Why | null = view.no ?? ((view.floor[chosen.id]?.left ?? 0) === 0 ? "none-here" : open ? "already-asked" : null);
  return { may: why === null, why };
}

/** The way to have it brought; pressable when somebody can come. */
export function BringButton({ words, onPress }: { readonly words: Words; readonly onPress: () => void }) {
  const { may } = useBringing();
  return (
    <Button look="outlined" size="large" className="by-script" disabled={!may} onClick={onPress}>
      {words.open}
    </Button>
  );
}

/** Why the button can't be pressed, in a sentence beside it. */
export function WhyNot({ words }: { readonly words: Words }) {
  const { view } = useHere();
  const { why } = useBringing();
  return (
    <p className="cap mt-3" role="status">
      {why && why !== "already-asked" ? fill(words.no[why], { says: view?.says ?? "" }) : null}
    </p>
  );
}
