import { fill } from "@/lib/core/fill";
import type { BagRefusal } from "./actions";
import type { CartWords } from "./bag-view";

/** A refusal in words. */
export function sayRefusal(refusal: BagRefusal, words: Pick<CartWords, "refusals" | "codeProblems">): string {
  if (refusal.why === "code") return words.codeProblems[(refusal.problem ?? "unknown") as keyof CartWords["codeProblems"]];
  const few = refusal.why === "only-some-left" ? ({ 0: "all-in-bag", 1: "only-one-left" } as const)[refusal.left ?? 2] : undefined;
  const text = (words.refusals as Readonly<Record<string, string>>)[few ?? refusal.why] ?? words.refusals.fault;
  return fill(text, { left: refusal.left ?? 0, most: refusal.most ?? 0 });
}
