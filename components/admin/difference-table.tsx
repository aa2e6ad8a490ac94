import Link from "next/link";
import { type Currency, minorOf, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { sayNumber } from "@/lib/orders/rules";
import type { Standing } from "@/lib/payments/types";

type Say = (key: string, values?: Record<string, string | number>) => string;
type Props = { readonly differences: readonly Standing[]; readonly locale: Locale; readonly moment: (at: Date) => string; readonly t: Say };

/** Where the card processor and the books differ, a line each: what it is, what each side says, what to do. */
export function DifferenceTable({ differences, locale, moment, t }: Props) {
  // The processor may have taken a currency that the shop doesn't sell in.
  const money = (amount: number | null, currency: string) => (amount === null ? t("nothing") : sayMoney(minorOf(amount), currency as Currency, locale));
  return (
    <table className="office-table num">
      <caption className="sr-only">{t("caption")}</caption>
      <thead>
        <tr>
          {(["what", "order", "there", "here", "since"] as const).map((column) => (
            <th key={column} scope="col" className={column === "there" || column === "here" ? "figure" : undefined}>
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differences.map((one) => (
          <tr key={`${one.kind} ${one.ref}`}>
            <td data-wide className="max-w-[52ch]">
              <span className="block font-medium text-bad">{t(`kinds.${one.kind}`)}</span>
              <span className="block">{t(`mend.${one.kind}`)}</span>
              <span className="block break-all text-ink-2">{one.ref}</span>
            </td>
            <td className="whitespace-nowrap">
              {one.orderNumber ? (
                <Link className="link" href={`/admin/orders/${one.orderNumber}`} prefetch={false}>
                  {sayNumber(one.orderNumber)}
                </Link>
              ) : (
                <span className="text-ink-2">{t("noOrder")}</span>
              )}
            </td>
            <td className="figure whitespace-nowrap">
              <span className="md:hidden text-ink-2">{t("thereShort")} </span>
              {money(one.there, one.currency)}
            </td>
            <td className="figure whitespace-nowrap">
              <span className="md:hidden text-ink-2">{t("hereShort")} </span>
              {money(one.here, one.currency)}
            </td>
            <td className="whitespace-nowrap text-ink-2">
              <time dateTime={one.since}>{moment(new Date(one.since))}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
