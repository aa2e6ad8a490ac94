import type { VariantId } from "@/lib/core/id";
import type { Shopper } from "@/lib/core/who";
import { checkOut } from "@/lib/checkout/check-out";
import { aForm } from "@/lib/checkout/testing/buyer";
import type { Proof } from "./types";

export type Form = Awaited<ReturnType<typeof aForm>>;
export type Ready = { readonly who: Shopper; readonly form: Form };

/** So many at once, the rest waiting their turn: a crowd, not a flood of promises. */
export async function inLanes<T, R>(all: readonly T[], lanes: number, work: (one: T, index: number) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  const left = all.entries();
  const lane = async () => {
    for (const [index, one] of left) answers[index] = await work(one, index);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, all.length) }, lane));
  return answers;
}

/** Everybody begins at the same moment: the next turn of the event loop after all are ready. */
export async function atOnce<R>(all: readonly (() => Promise<R>)[]): Promise<R[]> {
  await new Promise((resolve) => setImmediate(resolve));
  return Promise.all(all.map((begin) => begin()));
}

/** One final answer per buyer: what it was, or what was thrown. */
export type Answer = string;
export const answerOf = async (work: () => Promise<{ readonly ok: boolean; readonly why?: string }>): Promise<Answer> => {
  try {
    const answer = await work();
    return answer.ok ? "yes" : (answer.why ?? "no");
  } catch (error) {
    return `threw ${error instanceof Error ? error.name : String(error)}`;
  }
};

export const tally = (answers: readonly Answer[]): Record<string, number> =>
  Object.fromEntries([...new Set(answers)].toSorted().map((kind) => [kind, answers.filter((one) => one === kind).length]));

/** Presses the button twice, as impatient people do, and says what came of it: the same both times, or `torn`. */
export async function pressTwice({ who, form }: Ready, { cards }: Pick<Proof, "cards">): Promise<Answer> {
  const press = () => answerOf(() => checkOut(who, form, cards));
  const [first, second] = await Promise.all([press(), press()]);
  if (first === second) return first;
  // Of two presses one may come while the other's page is being opened, or after the pieces went.
  return first === "yes" || second === "yes" ? "yes" : `torn: ${first}, ${second}`;
}

/** The bag's form as it is now. */
export const ready = async (who: Shopper, over: Record<string, string> = {}): Promise<Ready> => ({ who, form: await aForm(who, over) });

/** Pays what is open at the stand-in for these checkouts, and says which reference each had; null where there is no page. */
export const payPage = (proof: Pick<Proof, "control">, ref: string, card = "success", challenge = "complete") => proof.control(`pay/${ref}`, { card, challenge });
export type Shelf = { readonly place: { readonly id: string }; readonly variantId: VariantId };
