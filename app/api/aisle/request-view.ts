import "server-only";
import type { RequestView } from "@/components/aisle/views";
import type { OwnRequest } from "@/lib/aisle/types";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";

/** What a browser asked for, in words. */
export function requestView(request: OwnRequest | null, locale: Locale, now = new Date()): RequestView | null {
  if (!request) return null;
  const { goods } = request;
  return {
    id: request.id,
    store: request.place,
    state: request.state,
    goods: [inLocale(goods.title, locale), ...goods.choice.map((words) => inLocale(words, locale))].join(", "),
    by: request.by,
    minutes: Math.max(1, Math.ceil((request.dueAt.getTime() - now.getTime()) / 60_000)),
  };
}
