import "server-only";
import type { TasksView, TaskView } from "@/components/staff/queue-view";
import type { LocationId } from "@/lib/core/id";
import { sayTime } from "@/lib/core/moments";
import type { Locale, Staff } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { placesOf } from "@/lib/locations/reads";
import { sayNumber } from "@/lib/orders/rules";
import { words } from "@/lib/request/wording";
import { requestCode } from "@/lib/returns/announced/request-code";
import { tasksAt } from "@/lib/tasks/reads";
import type { Task } from "@/lib/tasks/types";
import { cardView, sayMoment } from "./queue-view";
import { askedView } from "./asked-view";
import { requestView } from "./request-view";
import { sayComes } from "./say-comes";

/** All that is to be done in a store as a colleague's screen shows it; null for who doesn't serve there. */
export async function tasksViewAt(who: Staff, place: LocationId, locale: Locale, now: Date): Promise<TasksView | null> {
  const [tasks, [shop]] = await Promise.all([tasksAt(who, place, now), placesOf([place])]);
  if (!tasks || !shop) return null;
  const t = words(locale, "staff");
  const moment = sayMoment(locale, shop, now);
  const view = (task: Task): TaskView => {
    if (task.is === "approval") return askedView(task.asked, shop.handle, locale, moment, t);
    if (task.is === "request") return requestView(task.request, shop, locale, moment, t);
    if (task.is === "pick" || task.is === "put-back") {
      const card = cardView(task.card, shop, moment, (window) => sayComes(window, shop, locale, now, t), t);
      const nobody = { tone: "plain", words: t("tasks.request.asked") } as const;
      return { ...card, name: t(`tasks.${task.is}`, { name: card.name }), chip: task.card.stand === "picking" ? card.chip : nobody, is: task.is, act: task.is === "put-back" ? "back" : null, mine: task.card.mine };
    }
    const nothing = { window: null, madeAt: 0, due: 0, risk: false, by: "", was: "", shelf: null, mine: false, act: null } as const;
    if (task.is === "count") {
      const { variantId, sku, title, choice, bin, onHand, missedAt } = task.bin;
      const at = missedAt.getTime();
      return { ...nothing, is: "count", id: `count-${variantId}`, madeAt: at, due: at, href: `/staff/${shop.handle}/goods/${encodeURIComponent(sku)}`, name: t("tasks.count.title", { goods: [title, ...choice].map((each) => inLocale(each, locale)).join(", ") }), number: sku, meta: t("tasks.count.meta", { count: onHand, at: moment(missedAt) }), shelf: bin, chip: { tone: "plain", words: t("tasks.request.asked") } };
    }
    if (task.is === "claim") {
      const { id, number, fault, at } = task.claim;
      return { ...nothing, is: "claim", id: `claim-${id}`, madeAt: at.getTime(), due: at.getTime(), href: `/staff/${shop.handle}/claims/${id}`, name: t("tasks.claim.title", { fault: fault.length > 60 ? `${fault.slice(0, 59)}…` : fault }), number: sayNumber(number), meta: t("tasks.claim.meta", { at: moment(at) }), chip: { tone: "plain", words: t("tasks.request.asked") } };
    }
    if (task.is === "inspect") {
      const { requestId, number, pieces, arrivedAt } = task.parcel;
      const at = arrivedAt.getTime();
      return { ...nothing, is: "inspect", id: `inspect-${requestId}`, madeAt: at, due: at, href: `/staff/${shop.handle}/returns?q=${requestCode(requestId)}`, name: t("tasks.inspect.title", { count: pieces }), number: sayNumber(number), meta: t("tasks.inspect.meta", { at: moment(arrivedAt) }), chip: { tone: "plain", words: t("tasks.request.asked") } };
    }
    if (task.is === "hang-up") {
      const { variantId, sku, title, choice, bin, pieces, since, upTo } = task.goods;
      const at = since.getTime();
      return { ...nothing, is: "hang-up", id: `hang-${variantId}`, act: "hang", hang: { locationId: place, variantId, upTo: String(upTo) }, madeAt: at, due: at, href: `/staff/${shop.handle}/goods/${encodeURIComponent(sku)}`, name: t("tasks.hang.title", { count: pieces, goods: [title, ...choice].map((each) => inLocale(each, locale)).join(", ") }), number: sku, meta: t("tasks.hang.meta", { at: moment(since) }), shelf: bin, chip: { tone: "plain", words: t("tasks.request.asked") } };
    }
    return { ...nothing, is: "reprint", id: "labels", href: `/staff/${shop.handle}/labels`, name: t("tasks.reprint.title", { count: task.labels }), number: task.aisles.length > 0 ? t("tasks.reprint.aisles", { aisles: task.aisles.slice(0, 6).join(", ") }) : "–", meta: t("tasks.reprint.meta"), chip: { tone: "plain", words: t("tasks.request.asked") } };
  };
  return { at: now.getTime(), clock: sayTime(now, locale, shop.timeZone), tasks: tasks.map(view) };
}
