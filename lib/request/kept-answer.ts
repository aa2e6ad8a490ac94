import "server-only";
import { headers } from "next/headers";
import { REQUEST_HEADER } from "./locale";

type Kept = { readonly form: string; readonly answer: unknown; readonly until: number };
const KEY = Symbol.for("unico.answers");
const shared = globalThis as { [KEY]?: Map<string, Kept> };
const answers = (shared[KEY] ??= new Map());
const LIFE_MS = 30_000;
const MOST = 1_000;

/**
 * Keeps a form's answer until the page is rendered, later in the same request. Needed before JavaScript has arrived only: then
 * the framework runs the action and renders the page in one go, but a page that resumes from its shell forgets the
 * action's state (Next 16.4: `resumeToFizzStream` takes none).
 */
export async function keepAnswer(form: string, answer: unknown): Promise<void> {
  const said = await headers();
  const request = said.get(REQUEST_HEADER);
  if (!request || said.has("next-action")) return;
  const now = Date.now();
  for (const [id, { until }] of answers) {
    if (until > now && answers.size < MOST) break;
    answers.delete(id);
  }
  answers.set(request, { form, answer, until: now + LIFE_MS });
}

/** The answer to this form, if this very request has sent it; else `undefined`. */
export async function keptAnswer<T>(form: string): Promise<T | undefined> {
  const request = (await headers()).get(REQUEST_HEADER);
  const kept = request ? answers.get(request) : undefined;
  return kept?.form === form ? (kept.answer as T) : undefined;
}
