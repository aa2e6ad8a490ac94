import Link from "next/link";
import { sayMoney } from "@/lib/core/money";
import { sayDay, sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { OrderToServe } from "@/lib/fulfilment/types";
import { sayNumber } from "@/lib/orders/rules";

type Say = (key: string, values?: Record<string, string | number>) => string;
type Props = { readonly orders: readonly OrderToServe[]; readonly placeName: (id: string) => string; readonly locale: Locale; readonly t: Say };

/** Orders, a line each; on a phone each line becomes a small card. */
export function OrderTable({ orders, placeName, locale, t }: Props) {
  return (
    <table className="office-table order-table num">
      <caption className="sr-only">{t("caption")}</caption>
      <thead>
        <tr>
          {(["number", "at", "who", "parts", "pieces", "total", "status"] as const).map((column) => (
            <th key={column} scope="col" className={column === "pieces" || column === "total" ? "figure" : undefined}>
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr key={order.id}>
            <td className="whitespace-nowrap">
              <Link className="link" href={`/admin/orders/${order.number}`} prefetch={false}>
                {sayNumber(order.number)}
              </Link>
            </td>
            <td className="whitespace-nowrap text-ink-2">
              <time dateTime={order.placedAt.toISOString()}>{`${sayDay(order.placedAt, locale, "Europe/Rome")}, ${sayTime(order.placedAt, locale, "Europe/Rome")}`}</time>
            </td>
            <td>{order.name}</td>
            <td data-wide>
              {order.parts.map((part, i) => (
                <span key={i} className="block">
                  {t(part.kind === "collect" ? "collect" : part.kind === "deliver" ? "deliver" : "carryOut", { place: placeName(part.locationId) })}, <span className="text-ink-2">{t(`part.${part.state}`)}</span>
                </span>
              ))}
            </td>
            <td className="figure text-ink-2 max-md:hidden">{order.pieces}</td>
            <td className="figure whitespace-nowrap">{sayMoney(order.total, order.currency, locale)}</td>
            <td className="text-ink-2">{t(`state.${order.state}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
