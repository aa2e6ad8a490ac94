import "server-only";
import { categories, handleExists, pastProduct, variantExists } from "@/lib/catalogue/reads";
import { rangeIsPublished } from "@/lib/catalogue/ranges/reads";
import { readHandle } from "@/lib/core/handle";
import { places } from "@/lib/locations/reads";

export type Kind = "product" | "past" | "variant" | "category" | "range" | "store";

const YES_MS = 10 * 60_000;
const NO_MS = 5_000;
const LONGEST = 161; // a handle, a slash and an SKU
const MOST = { yes: 50_000, no: 5_000 };

type Seen = { readonly yes: Map<string, number>; readonly no: Map<string, number> };
const KEY = Symbol.for("unico.known");
// One per process: the proxy and the listener live in different bundles.
const seen = ((globalThis as { [KEY]?: Map<Kind, Seen> })[KEY] ??= new Map());
const seenOf = (kind: Kind): Seen => {
  const there = seen.get(kind) ?? { yes: new Map(), no: new Map() };
  seen.set(kind, there);
  return there;
};

const ask: Record<Kind, (name: string) => Promise<boolean>> = {
  product: handleExists,
  past: async (handle) => (await pastProduct(handle)) !== null,
  variant: (name) => variantExists(name.slice(0, name.indexOf("/")), name.slice(name.indexOf("/") + 1)),
  category: async (handle) => (await categories()).some((c) => c.handle === handle),
  range: rangeIsPublished,
  store: async (handle) => (await places()).some((p) => p.kind === "store" && p.handle === handle),
};

/**
 * Whether there is something of this name, a handle, or for a variant `<handle>/<sku>`: asked before a page is made, so that invented addresses never become pages.
 * One indexed query at most; what was found is kept for ten minutes, what was not for five seconds, both bounded,
 * both forgotten at once when a fact says that the thing has changed.
 */
export async function isKnown(kind: Kind, name: string, now = Date.now()): Promise<boolean> {
  if (name.length > LONGEST || readHandle(name.split("/", 1)[0] ?? "") === null) return false;
  const { yes, no } = seenOf(kind);
  if ((yes.get(name) ?? 0) > now) return true;
  if ((no.get(name) ?? 0) > now) return false;
  const there = await ask[kind](name);
  const kept = there ? yes : no;
  kept.delete(name);
  kept.set(name, now + (there ? YES_MS : NO_MS));
  const most = there ? MOST.yes : MOST.no;
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
  return there;
}

/** Asks again the next time: the thing at this handle has changed, and with a product its variants. */
export function forget(kind: Kind, handle: string): void {
  if (kind === "product") for (const each of ["variant", "past"] as const) forgetAll(each); // few are known, and one query each tells them again
  seenOf(kind).yes.delete(handle);
  seenOf(kind).no.delete(handle);
}

/** Asks again the next time, for everything of a kind, or for everything. */
export function forgetAll(kind?: Kind): void {
  if (kind) seen.delete(kind);
  else seen.clear();
}
