import { LinePicture } from "@/components/orders/line-picture";
import type { RadioOption } from "@/components/ui/radios";
import { guaranteeAt, isOpen } from "@/lib/claims/rules";
import type { Claim } from "@/lib/claims/types";
import { sayLongDay } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import { sayThing } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";

/** What may be reported of an order now: what is with its customer, guaranteed, and not being seen to already. `several`: some line has more than one piece. */
export function faultyLines(order: Order, claims: readonly Claim[], now: Date, locale: Locale, t: Wording): { readonly lines: readonly RadioOption[]; readonly several: boolean } {
  const there = order.lines.flatMap((line) => {
    const guarantee = guaranteeAt(order, line.position, now);
    const left = line.fulfilled - line.returned;
    const open = claims.some((claim) => claim.position === line.position && isOpen(claim));
    return guarantee?.yes && left > 0 && !open ? [{ line, guarantee, left }] : [];
  });
  const lines = there.map(({ line, guarantee }) => ({
    value: String(line.position),
    label: (
      <span className="flex items-center gap-4">
        <span className="well w-12 shrink-0">
          <LinePicture stem={line.picture} sizes="48px" />
        </span>
        <span className="min-w-0">
          {sayThing(line, locale)}
          <span className="cap block font-normal">{guarantee.until ? t("until", { day: sayLongDay(guarantee.until, locale, "UTC") }) : t("open")}</span>
        </span>
      </span>
    ),
  }));
  return { lines, several: there.some(({ left }) => left > 1) };
}
