import type { TaskView } from "@/components/staff/queue-view";
import type { OpenRequest } from "@/lib/aisle/types";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Place } from "@/lib/locations/types";
import type { Wording } from "@/lib/request/wording";

/** Somebody who waits at a shelf, as a card: what to bring from which shelf, where they stand, by when. `t`: the queue's words. */
export function requestView(request: OpenRequest, shop: Pick<Place, "handle">, locale: Locale, moment: (at: Date) => string, t: Wording): TaskView {
  const { goods, state, mine, by } = request;
  const where = request.bin ? t("tasks.request.front", { bin: request.bin }) : t("tasks.request.here");
  return {
    id: request.id,
    is: "request",
    act: state === "asked" ? "accept" : mine ? "finish" : null,
    mine,
    href: `/staff/${shop.handle}/goods/${encodeURIComponent(goods.sku)}`,
    name: t("tasks.request.title", { goods: [goods.title, ...goods.choice].map((words) => inLocale(words, locale)).join(", ") }),
    number: goods.sku,
    meta: t("tasks.request.left", { count: request.onHand }),
    window: [where, request.spot && `“${request.spot}”`, request.locale !== locale && t(`tasks.request.reads.${request.locale}`)].filter(Boolean).join(" · "),
    madeAt: request.askedAt.getTime(),
    due: request.dueAt.getTime(),
    risk: false,
    by: t("by", { at: moment(request.dueAt) }),
    was: t("was", { at: moment(request.dueAt) }),
    chip: state === "asked" ? { tone: "plain", words: t("tasks.request.asked") } : { tone: "warn", words: mine ? t("tasks.request.mine") : t("tasks.request.taken", { name: by ?? "–" }) },
    shelf: request.lies,
  };
}
