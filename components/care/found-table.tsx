import Link from "next/link";
import type { FoundOrder } from "@/lib/care/types";
import { sayDay, sayTime } from "@/lib/core/moments";
import { sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import { sayNumber } from "@/lib/orders/rules";

const ROME = "Europe/Rome";

/** Orders that were found, a line each, with what tells one customer from another; on a phone each line becomes a small card. */
export function FoundTable({ orders, locale, t, states }: { readonly orders: readonly FoundOrder[]; readonly locale: Locale; readonly t: Wording; readonly states: Wording }) {
  return (
    <table className="office-table order-table num">
      <caption className="sr-only">{t("caption")}</caption>
      <thead>
        <tr>
          {(["number", "at", "who", "contact", "total", "status"] as const).map((column) => (
            <th key={column} scope="col" className={column === "total" ? "figure" : undefined}>
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr key={order.id}>
            <td className="whitespace-nowrap">
              <Link className="link" href={`/admin/care/${order.number}`} prefetch={false}>
                {sayNumber(order.number)}
              </Link>
            </td>
            <td className="whitespace-nowrap text-ink-2">
              <time dateTime={order.placedAt.toISOString()}>{`${sayDay(order.placedAt, locale, ROME)}, ${sayTime(order.placedAt, locale, ROME)}`}</time>
            </td>
            <td>{order.name}</td>
            <td data-wide className="break-all text-ink-2">
              {[order.email, order.phone].filter(Boolean).map((each) => (
                <span key={each} className="block">{each}</span>
              ))}
            </td>
            <td className="figure whitespace-nowrap">{sayMoney(order.total, order.currency, locale)}</td>
            <td className="text-ink-2">{states(`state.${order.state}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
