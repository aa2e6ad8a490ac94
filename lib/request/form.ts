import "server-only";
import type { Outcome } from "@/lib/core/outcome";
import { keepAnswer } from "./kept-answer";

/** What a form shows after it was sent: the answer, and what was typed, so that nothing has to be typed again. */
export type FormState<A extends Outcome<unknown, { readonly why: string }>> = {
  readonly answer: A | null;
  readonly typed: { readonly [field: string]: string };
};

const SECRET = /password|token|^(?:code|pin|again)$/i;

/** More fields than any form of the shop has are not shown again. */
const MOST_TYPED = 60;

/** A form's fields as an object; a name that comes twice is a list, a file is itself, so that a schema can refuse them. What is no form has none: arguments may be anything. */
export function fieldsOf(form: unknown): Record<string, unknown> {
  if (!(form instanceof FormData)) return {};
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$ACTION"));
  return Object.fromEntries(names.map((name) => [name, form.getAll(name).length > 1 ? form.getAll(name) : form.get(name)]));
}

/** What was typed, to be shown again; secrets are never sent back. */
export const typedIn = (fields: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (typeof value === "string" && value.length <= 1000 && name.length <= 60 && !SECRET.test(name) ? [[name, value]] : [])).slice(0, MOST_TYPED));

/**
 * Turns an action into one for `useActionState` and a plain form: it works before and without JavaScript, if the page begins
 * the form with `(await keptAnswer("")) ?? { answer: null, typed: {} }`.
 */
export const formAction =
  <A extends Outcome<unknown, { readonly why: string }>>(act: (sent: never) => Promise<A>, then?: (value: Extract<A, { ok: true }>["value"]) => Promise<void> | void) =>
  async (_: FormState<A>, form: FormData): Promise<FormState<A>> => {
    const fields = fieldsOf(form);
    const answer = await act(fields as never);
    if (answer.ok) await then?.(answer.value as Extract<A, { ok: true }>["value"]);
    const state = { answer, typed: typedIn(fields) };
    await keepAnswer("", state);
    return state;
  };

/**
 * An action for a button that sends its form somewhere else (`formAction`), such as a code's inside the order's: what was typed is
 * kept with the answer under `name`, so that the page shows it again. What the page binds comes after the form's fields.
 */
export const besideForm =
  <Bound extends readonly unknown[]>(name: string, act: (fields: Record<string, unknown>, ...bound: Bound) => Promise<unknown>) =>
  async (...sent: [...Bound, FormData]): Promise<void> => {
    const fields = fieldsOf(sent.at(-1) as FormData);
    const answer = await act(fields, ...(sent.slice(0, -1) as unknown as Bound));
    await keepAnswer(name, { answer, typed: typedIn(fields) });
  };
