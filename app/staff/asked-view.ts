import type { TaskView } from "@/components/staff/queue-view";
import type { Locale } from "@/lib/core/who";
import { type Wording, words } from "@/lib/request/wording";
import { APPROVAL_MINUTES } from "@/lib/staff/approvals/rules";
import type { Asked } from "@/lib/staff/approvals/types";
import { sayAmount } from "./say-amount";

/** A colleague who waits for a manager's word, as a card: for what, how much, who. `t`: the queue's words. */
export function askedView(asked: Asked, store: string, locale: Locale, moment: (at: Date) => string, t: Wording): TaskView {
  const own = words(locale, "staff-approve");
  return {
    id: asked.id,
    is: "approval",
    act: null,
    mine: false,
    href: `/staff/${store}/approve`,
    name: own("task", { what: own(`what.${asked.action}`) }),
    number: sayAmount(asked, locale) ?? "–",
    meta: asked.about || own("noWord"),
    window: null,
    madeAt: asked.expiresAt.getTime() - APPROVAL_MINUTES * 60_000,
    due: asked.expiresAt.getTime(),
    risk: false,
    by: t("by", { at: moment(asked.expiresAt) }),
    was: t("was", { at: moment(asked.expiresAt) }),
    chip: { tone: "warn", words: own("waits", { name: asked.askedBy }) },
    shelf: null,
  };
}
