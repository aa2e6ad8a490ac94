import Link from "next/link";
import { ROME, type Telling } from "@/components/orders/say-order";
import { addresses } from "@/components/shop/addresses";
import { Notice } from "@/components/ui/notice";
import { sayLongDay } from "@/lib/core/moments";
import { sayThing } from "@/lib/orders/rules";
import { words } from "@/lib/request/wording";
import type { Announced } from "@/lib/returns/announced/types";
import { returnToTell } from "@/lib/returns/counter/reads";

/** Where the latest announced return stands: waited for, lapsed, or decided, with what was not accepted and why. Nothing of one that its customer cancelled. */
export async function Returning({ order, locale, requests: [latest] }: Telling & { readonly requests: readonly Announced[] }) {
  if (!latest || latest.state === "cancelled") return null;
  const t = words(locale, "return-request");
  const said = { day: sayLongDay(latest.at, locale, ROME), until: sayLongDay(latest.expiresAt, locale, ROME) };
  const taken = latest.returnId ? await returnToTell(latest.returnId) : null;
  return (
    <div className="max-lg:col-span-4">
      <Notice tone="plain" className="mt-6 max-w-[60ch]">
        {t(latest.state === "announced" && latest.forThem ? "notice.forYou" : `notice.${latest.state}`, said)}{" "}
        {latest.state === "announced" ? (
          <Link className="link" href={addresses(locale).giveBack(order.number)}>
            {t("notice.open")}
          </Link>
        ) : null}
        {taken?.lines.map((row, i) => {
          const line = order.lines.find(({ position }) => position === row.position);
          const what = t("row", { count: row.quantity, title: line ? sayThing(line, locale) : "" });
          return (
            <span key={i} className="block">
              {row.accepted ? t("notice.accepted", { what }) : t("notice.rejected", { what, why: words(locale, "mails-order")(`taken.why.${row.notAccepted ?? "missing"}`) })}
            </span>
          );
        })}
      </Notice>
    </div>
  );
}
