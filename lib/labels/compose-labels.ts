import "server-only";
import { encode } from "uqr";
import { goodsLink } from "@/lib/codes/rules";
import { type Minor, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { words } from "@/lib/core/wording";
import { inLocale } from "@/lib/core/words";
import type { Measure } from "@/lib/paper/set-type";
import { sayUnit } from "@/lib/pricing/rules";
import { compose, type Mark } from "./face/rules";
import { templateOf } from "./sheets/rules";
import type { Label, Run } from "./types";

/** Where a label leads: the shop's address, and the store whose shelf it hangs on. */
export type Whence = { readonly origin: string; readonly place: string; readonly timeZone: string };

/** What a phone opens that reads a label: the thing by its GTIN in that store; by its SKU where it has none. */
export const linkOf = ({ gtin, handle, sku }: Label, locale: Locale, { origin, place }: Whence): string =>
  gtin ? goodsLink({ gtin, place }, origin) : `${origin}/${locale}/p/${handle}?v=${sku}&place=${place}`;

/** Composes the labels of a run, in its language: what is drawn where on each of them, in millimetres. The same for PDF and screen. */
export function composeLabels(run: Run, whence: Whence, measure: Measure): (label: Label) => readonly Mark[] {
  const t = words(run.locale, "list");
  const template = templateOf(run.template);
  const printed = new Intl.DateTimeFormat(run.locale === "en" ? "en-GB" : "it-IT", { dateStyle: "short", timeZone: whence.timeZone }).format(run.madeAt);
  return (label) => {
    const { says } = label;
    const money = (amount: Minor) => sayMoney(amount, says.currency, run.locale);
    return compose({
      name: inLocale(label.title, run.locale),
      options: label.options.map((option) => inLocale(option, run.locale)).join(" · "),
      price: money(says.amount),
      lowest: says.lowest === null ? null : t("lowest", { days: says.lowestDays ?? 0, price: money(says.lowest) }),
      unit: says.unitAmount === null || says.unitPer === null || says.unit === null ? null : sayUnit({ per: says.unitPer, unit: says.unit }, money(says.unitAmount), t),
      small: [label.sku, printed],
      code: encode(linkOf(label, run.locale, whence), { ecc: "M", border: 0 }).data,
    }, template, measure);
  };
}
