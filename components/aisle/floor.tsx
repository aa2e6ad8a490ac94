"use client";
import { fill } from "@/lib/core/fill";
import { useChoosing } from "../catalogue/choosing";
import { TickIcon, NoticeIcon } from "../ui/icons";
import { StockWord } from "../ui/stock-word";
import { useHere } from "./here";
import type { AisleWords } from "./words";

/** How many of the chosen thing the store has, and on which shelf. */
export function Floor({ words }: { readonly words: AisleWords["floor"] }) {
  const { chosen } = useChoosing();
  const { view, away, labelOf } = useHere();
  const there = view?.floor[chosen.id];
  const left = there?.left ?? 0;
  const Icon = left > 0 ? TickIcon : NoticeIcon;
  const says = !view ? (away ? words.unknown : words.asking) : left === 0 ? words.none : left === 1 ? words.one : fill(words.many, { count: left });
  return (
    <p className="mt-5 flex min-h-[4.75rem] items-start gap-3 border-y border-line py-4" aria-live="polite">
      <Icon className={`mt-0.5 ${left > 0 ? "text-good" : "text-ink-2"}`} />
      <span>
        <StockWord tone={left === 0 ? "gone" : left === 1 ? "warn" : "good"} className="text-base!">{says}</StockWord>
        {there?.confidence && left > 0 ? <span className="cap block">{words.confidence[there.confidence]}</span> : null}
        {there?.bin && left > 0 ? <span className="cap block">{fill(chosen.id === labelOf ? words.front : words.lies, { bin: there.bin })}</span> : null}
      </span>
    </p>
  );
}
