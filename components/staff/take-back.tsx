import { useTransition } from "react";
import { fill } from "@/lib/core/fill";
import { ReturnIcon } from "../ui/icons";
import type { PickWords } from "./pick-view";

type Props = { readonly title: string; readonly words: PickWords["takeBack"]; readonly onPress: () => Promise<void> };

/** Takes back the last piece that was scanned; waits for the answer before it can be pressed again. */
export function TakeBack({ title, words, onPress }: Props) {
  const [waits, start] = useTransition();
  return (
    <button type="button" className="take-back" aria-label={fill(words.label, { title })} aria-disabled={waits} onClick={() => (waits ? undefined : start(onPress))}>
      <ReturnIcon />
      {words.short}
    </button>
  );
}
