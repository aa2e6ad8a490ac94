import { drawRows } from "@/components/receipts/draw-rows";
import { PrintCredit } from "@/components/receipts/print-credit";
import type { Locale } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";
import type { SlipRow } from "@/lib/receipts/types";
import { words } from "@/lib/request/wording";

type Props = { readonly code: string; readonly amount: string; readonly place: Place; readonly locale: Locale };

/** The slip of a credit that was just given: what it is worth, its code to scan and to type, where it is good. Nothing of the order it comes from. */
export function CreditSlip({ code, amount, place, locale }: Props) {
  const [t, paper] = [words(locale, "staff-return"), words(locale, "staff-receipt")];
  const text = (said: string, look: Partial<Extract<SlipRow, { is: "text" }>> = {}): SlipRow => ({ is: "text", text: said, centred: true, ...look });
  const rows: readonly SlipRow[] = [
    text(place.name, { bold: true }), { is: "rule" }, text(t("credit.title"), { bold: true }), text(amount, { bold: true, large: true }),
    { is: "code", address: code.replaceAll("-", ""), label: t("credit.code", { code }) }, text(code.slice(0, 14), { bold: true }), text(code.slice(15), { bold: true }), { is: "rule" }, text(t("credit.how")),
  ];
  return <PrintCredit rows={drawRows(rows)} lang={locale} words={{ title: t("credit.title"), print: t("credit.print"), roll: paper("paper.roll"), mm: paper.raw("paper.mm") as string }} />;
}
