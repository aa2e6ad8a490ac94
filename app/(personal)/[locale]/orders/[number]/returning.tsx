import Link from "next/link";
import { ROME, type Telling } from "@/components/orders/say-order";
import { addresses } from "@/components/shop/addresses";
import { Notice } from "@/components/ui/notice";
import { sayLongDay } from "@/lib/core/moments";
import { sayThing } from "@/lib/orders/rules";
import { words } from "@/lib/request/wording";
import type { Announced } from "@/lib/returns/announced/types";
import { returnToTell } from "@/lib/returns/counter/reads";

/** Where the latest announced return stands: waited for, on its way, arrived, lapsed, or decided, with what was not accepted and why. Nothing of one that its customer cancelled. */
export async function Returning({ order, locale, requests: [latest] }: Telling & { readonly requests: readonly Announced[] }) {
  if (!latest || latest.state === "cancelled") return null;
  const t = words(locale, "return-request");
  const day = (at: Date | null) => (at ? sayLongDay(at, locale, ROME) : "");
  const said = { day: day(latest.at), until: day(latest.expiresAt), sent: day(latest.sentAt), arrived: day(latest.arrivedAt) };
  const stands = latest.state !== "announced" ? latest.state : latest.arrivedAt ? "arrived" : latest.sentAt ? "sent" : latest.forThem ? "forYou" : "announced";
  const taken = latest.returnId ? await returnToTell(latest.returnId) : null;
  return (
    <div className="max-lg:col-span-4">
      <Notice tone="plain" className="mt-6 max-w-[60ch]">
        {t(`notice.${stands}`, said)}{" "}
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
