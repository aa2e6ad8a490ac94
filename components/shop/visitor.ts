import { useSyncExternalStore } from "react";

/** What differs from one visitor to the next, and is on every page. */
export type Visitor = {
  readonly count: number;
  /** First letter of who is signed in. */
  readonly initial: string | null;
  readonly store: { readonly id: string; readonly handle: string; readonly name: string; readonly says: string } | null;
};

export const MY_STORE = "my_store";
const YEAR = 365 * 24 * 60 * 60;

let visitor: Visitor | null = null;
let asking: Promise<void> | null = null;
const listeners = new Set<() => void>();
const show = (next: Visitor | null) => {
  visitor = next;
  for (const listener of listeners) listener();
};

/** Asks the server who this is: one small call, once per page load and after what changes the answer. */
export function refreshVisitor(): Promise<void> {
  return (asking ??= fetch(`/api/shop?locale=${document.documentElement.lang}`)
    .then(async (answer) => (answer.ok ? show(((await answer.json()) as { value: Visitor }).value) : undefined))
    .catch(() => undefined) // the shop works without it
    .finally(() => (asking = null)));
}

/** Shows how many things are in the bag, before or after the server has said so. */
export const showCount = (count: number): void => show({ initial: null, store: null, ...visitor, count });
export const shownCount = (): number => visitor?.count ?? 0;

/** Keeps the visitor's store in this browser: set only when somebody chooses one, and technical, so no consent is asked. */
export function chooseStore(handle: string | null): Promise<void> {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = handle ? `${MY_STORE}=${handle}; path=/; max-age=${YEAR}; samesite=lax${secure}` : `${MY_STORE}=; path=/; max-age=0; samesite=lax`;
  return refreshVisitor();
}

function listen(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener("visibilitychange", look);
  listeners.add(listener);
  if (visitor === null) void refreshVisitor();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener("visibilitychange", look);
  };
}
const look = () => (document.visibilityState === "visible" ? void refreshVisitor() : undefined);

/** Null until the answer is in, and always on the server. */
export const useVisitor = (): Visitor | null => useSyncExternalStore(listen, () => visitor, () => null);
