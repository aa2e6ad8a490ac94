import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { sayDay, sayTime } from "@/lib/core/moments";
import { sayFigure, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Wording } from "@/lib/core/wording";
import type { Place } from "@/lib/locations/types";
import { sayNumber } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import { SidePanel } from "./side-panel";
import { Thing } from "./thing";

type Props = { readonly order: Order; readonly places: readonly Place[]; readonly close: string; readonly locale: Locale; readonly names: Wording; readonly t: Wording };
const ROME = "Europe/Rome";

/** An order beside the table: for whom, how each part is had and by when, what was bought. */
export function OrderPanel({ order, places, close, locale, names, t }: Props) {
  const moment = (at: Date) => `${sayDay(at, locale, ROME)}, ${sayTime(at, locale, ROME)}`;
  const { contact } = order;
  return (
    <SidePanel title={contact.name || sayNumber(order.number)} under={<><span className="code">{sayNumber(order.number)}</span>{` · ${names(`state.${order.state}`)}`}</>} close={close} closeWord={t("close")}>
      <p>
        <Link className={buttonClass({ look: "filled", size: "small" })} href={`/admin/orders/${order.number}`} prefetch={false}>{names("open")}</Link>
      </p>
      <dl className="panel-facts">
        <dt>{names("contact")}</dt>
        <dd className="min-w-0 break-words">{[contact.email, contact.phone].filter(Boolean).join(" · ")}</dd>
        <dt>{names("columns.at")}</dt>
        <dd>{moment(order.placedAt)}</dd>
        <dt>{names("total")}</dt>
        <dd className="num">{sayMoney(order.total, order.currency, locale)}</dd>
      </dl>
      {order.parts.map((part) => (
        <section key={part.id} className="grid gap-2">
          <h3 className="h3">{`${names(`values.way.${part.kind}`)}, ${places.find(({ id }) => id === part.locationId)?.name ?? ""}`}</h3>
          <p className="small text-ink-2">{[names(`part.${part.state}`), part.promise && names("by", { day: moment(part.promise.due) })].filter(Boolean).join(" · ")}</p>
          <ul className="rows">
            {part.lines.flatMap(({ position, quantity }) => {
              const line = order.lines.find((each) => each.position === position);
              return line ? [
                <li key={position} className="flex items-center justify-between gap-3">
                  <Thing picture={line.picture} name={inLocale(line.title, locale)} more={line.options.map(({ value }) => inLocale(value, locale)).join(", ")} />
                  <span className="num small whitespace-nowrap">{`${quantity} × ${sayFigure(line.unitAmount, order.currency, locale)}`}</span>
                </li>,
              ] : [];
            })}
          </ul>
        </section>
      ))}
    </SidePanel>
  );
}
