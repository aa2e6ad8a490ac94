import "server-only";
import { sayMoney, type Minor, minorOf } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import type { XReport, ZReport } from "@/lib/drawer/types";
import { words } from "@/lib/request/wording";

export type ReportLine = { readonly word: string; readonly figure: string; readonly loud?: boolean };
export type ReportView = readonly { readonly title: string; readonly lines: readonly ReportLine[] }[];

/** A report of a drawer in words: sales by tender, VAT, what went back, the drawer itself; of a closed one also what was counted. Empty parts are left out. */
export function reportView(report: XReport | ZReport, locale: Locale): ReportView {
  const t = words(locale, "staff-drawer");
  const money = (amount: number) => sayMoney(minorOf(amount), report.currency, locale);
  const rate = (points: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(points / 100);
  const total = (sums: readonly { readonly amount: Minor }[]) => sums.reduce((all, one) => all + one.amount, 0);
  const byTender = (sums: ZReport["sales"]) => sums.map((one) => ({ word: t("report.times", { what: t(`tender.${one.tender}`), count: one.count }), figure: money(one.amount) }));
  const { drawer } = report;
  const parts = [
    { title: t("report.sales"), lines: [...byTender(report.sales), { word: t("report.orders", { count: report.orders }), figure: money(total(report.sales)), loud: true }, ...(report.receipts ? [{ word: t("report.receipts"), figure: report.receipts.first === report.receipts.last ? report.receipts.first : `${report.receipts.first} – ${report.receipts.last}` }] : [])] },
    { title: t("report.vat"), lines: report.vat.map((one) => ({ word: t("report.rate", { rate: rate(one.rate), gross: money(one.gross) }), figure: money(one.vat) })) },
    { title: t("report.refunds"), lines: byTender(report.refunds) },
    { title: t("report.people"), lines: report.people.map((one) => ({ word: t("report.times", { what: one.name, count: one.count }), figure: money(one.amount) })) },
    {
      title: t("report.drawer"),
      lines: [
        { word: t("report.float"), figure: money(drawer.float) }, { word: t("report.cashSales"), figure: money(drawer.cashSales) }, { word: t("report.cashRefunds"), figure: money(-drawer.cashRefunds) }, { word: t("report.in"), figure: money(drawer.paidIn) },
        { word: t("report.out"), figure: money(-drawer.paidOut) }, { word: t("report.drops"), figure: money(-drawer.drops) }, { word: t("report.noSales"), figure: String(report.noSales) }, { word: t("report.expected"), figure: money(report.expected), loud: true },
        ...("counted" in report ? [{ word: t("report.counted", { count: report.counts }), figure: money(report.counted), loud: true }, { word: t("report.variance"), figure: money(report.variance), loud: true }] : []),
      ],
    },
  ];
  return parts.filter((part) => part.lines.length > 0);
}
