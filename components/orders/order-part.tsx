import Link from "next/link";
import { addresses } from "@/components/shop/addresses";
import { StoreIcon, TruckIcon } from "@/components/ui/icons";
import { Timeline, type TimelineStep } from "@/components/ui/timeline";
import { minorOf, sayMoney } from "@/lib/core/money";
import { words } from "@/lib/core/wording";
import { inLocale } from "@/lib/core/words";
import { atWork } from "@/lib/orders/rules";
import type { FulfilmentPart } from "@/lib/fulfilment/types";
import { sayRight, whyBack } from "@/lib/rights/rules";
import type { OrderRights } from "@/lib/rights/types";
import { LinePicture } from "./line-picture";
import { placeOf, ROME, sayBy, sayMoment, sayWeekday, type Telling } from "./say-order";

/** One part of the order: what is in it, what of it can never be returned and why, and how far it has come. */
export function OrderPart({ part, rights, ...telling }: Telling & { readonly part: FulfilmentPart; readonly rights: OrderRights }) {
  const { order, locale, t } = telling;
  const collect = part.kind === "collect";
  const what = collect ? t("collect", { place: placeOf(telling, part)?.name ?? "" }) : t("deliver");
  const Icon = collect ? StoreIcon : TruckIcon;
  return (
    <div className="col-span-4">
      <h3 className="t mb-4 flex items-center gap-3">
        <Icon />
        {what}
      </h3>
      <ul className="rows mb-6">
        {part.lines.map(({ position, quantity }) => {
          const line = order.lines.find((l) => l.position === position);
          if (!line) return null;
          const its = rights.lines.find((each) => each.position === position);
          const back = its && whyBack(its);
          const choice = line.options.map((o) => inLocale(o.value, locale)).join(", ");
          return (
            <li key={position} className="flex items-center gap-4">
              <span className="well r45 w-14 shrink-0">
                <LinePicture stem={line.picture} sizes="56px" />
              </span>
              <p className="min-w-0 flex-1">
                <Link className="t quiet block" prefetch={false} href={addresses(locale).product(line.handle, line.sku)}>
                  {inLocale(line.title, locale)}
                </Link>
                <span className="cap">{[choice, t("pieces", { count: quantity })].filter(Boolean).join(" · ")}</span>
                {back?.reason ? <span className="cap block">{sayRight(back, words(locale, "rights"), locale)}</span> : null}
              </p>
              <span className="price">{sayMoney(minorOf(line.unitAmount * quantity), order.currency, locale)}</span>
            </li>
          );
        })}
      </ul>
      <Timeline label={t("steps.label", { what })} steps={stepsOf(part, telling)} />
    </div>
  );
}

const BEFORE = ["waiting", "planned", "packed"] as const;
const isBefore = (part: FulfilmentPart) => (BEFORE as readonly string[]).includes(part.state);

/** The way of a part: behind, now, to come. */
function stepsOf(part: FulfilmentPart, telling: Telling): TimelineStep[] {
  const { order, locale, t } = telling;
  const place = placeOf(telling, part);
  const at = place && (place.name.includes(place.city) ? place.name : t("steps.preparingAt", { place: place.name, city: place.city }));
  const placed: TimelineStep = { key: "placed", title: t(order.contract === "reserved" ? "steps.reserved" : "steps.placed"), detail: sayMoment(order.placedAt, telling), state: "done" };
  if (part.state === "cancelled") return [placed, { key: "stopped", title: t(order.state === "expired" ? (order.contract === "reserved" ? "steps.notCollected" : "steps.expired") : part.heldUntil && part.heldUntil <= part.changedAt ? "steps.notCollected" : "steps.stopped"), detail: sayMoment(part.changedAt, telling), state: "stopped" }];
  if (!atWork(order) && order.state === "placed") return [placed, { key: "payment", title: t("steps.payment"), detail: t("steps.paymentWaiting"), state: "now" }, { key: "preparing", title: t("steps.preparing"), state: "later" }, ...ahead(part, telling, place)];
  if (part.state === "asked") return [placed, { key: "asked", title: t("steps.asked"), detail: sayMoment(part.changedAt, telling), state: "now" }];
  const preparing: TimelineStep = { key: "preparing", title: t("steps.preparing"), detail: part.picking && place ? t("steps.picking", { place: place.name }) : at, state: isBefore(part) ? "now" : "done" };
  if (isBefore(part)) return [placed, preparing, ...ahead(part, telling, place)];
  const moved: TimelineStep["state"] = part.state === "sent" || part.state === "ready" ? "now" : "done";
  const last: TimelineStep["state"] = moved === "now" ? "later" : "done";
  const when = sayMoment(part.changedAt, telling);
  const due = part.promise?.due;
  if (part.kind === "collect")
    return [placed, preparing, { key: "ready", title: t("steps.ready"), detail: moved === "now" ? when : undefined, state: moved }, { key: "collected", title: part.receiver ? t("steps.collectedBy", { name: part.receiver }) : t("steps.collected"), detail: last === "done" ? when : undefined, state: last }];
  return [
    placed,
    preparing,
    { key: "sent", title: t("steps.sent"), detail: moved === "now" ? when : undefined, state: moved },
    { key: "delivered", title: t("steps.delivered"), detail: last === "done" ? when : due && t("steps.by", { day: sayWeekday(due, locale, ROME) }), state: last },
  ];
}

/** The steps that nobody has taken yet. */
function ahead(part: FulfilmentPart, telling: Telling, place: ReturnType<typeof placeOf>): TimelineStep[] {
  const { locale, t } = telling;
  const due = part.promise?.due;
  const zone = place?.timeZone ?? ROME;
  return part.kind === "collect"
    ? [{ key: "ready", title: t("steps.ready"), detail: due && sayBy(due, zone, telling), state: "later" }, { key: "collected", title: t("steps.collected"), state: "later" }]
    : [{ key: "sent", title: t("steps.sent"), state: "later" }, { key: "delivered", title: t("steps.delivered"), detail: due && t("steps.by", { day: sayWeekday(due, locale, zone) }), state: "later" }];
}
