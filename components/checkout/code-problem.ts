import type { CheckoutWords } from "./words";

/** Why a code does not count, in words. */
export const sayCodeProblem = (answer: { readonly why?: string; readonly problem?: string }, { codeProblem }: CheckoutWords): string => codeProblem[(answer.problem ?? answer.why) as keyof typeof codeProblem] ?? codeProblem.fault;
