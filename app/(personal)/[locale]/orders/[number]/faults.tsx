import { AnsweredForm } from "@/app/answered-form";
import { ROME, type Telling } from "@/components/orders/say-order";
import { Notice } from "@/components/ui/notice";
import type { Claim } from "@/lib/claims/types";
import { sayLongDay } from "@/lib/core/moments";
import { sayMoney } from "@/lib/core/money";
import { sayThing } from "@/lib/orders/rules";
import { words } from "@/lib/request/wording";
import { withdraw } from "./fault/actions";

/** Where each reported fault stands, the latest first; of one that its customer withdrew nothing is said. */
export function Faults({ order, locale, claims }: Telling & { readonly claims: readonly Claim[] }) {
  const t = words(locale, "claims");
  const told = claims.filter(({ state }) => state !== "withdrawn");
  if (told.length === 0) return null;
  return (
    <div className="max-lg:col-span-4">
      {told.map((claim) => {
        const line = order.lines.find(({ position }) => position === claim.position);
        const last = claim.steps.at(-1);
        return (
          <Notice key={claim.id} tone="plain" className="mt-6 max-w-[60ch]">
            {t(`state.${claim.state}`, { thing: line ? sayThing(line, locale) : "", day: sayLongDay(claim.at, locale, ROME), amount: sayMoney(last?.amount ?? order.total, order.currency, locale) })}
            {last?.because ? <span className="block">{t(`because.${last.because}`)}</span> : null}
            {last?.note ? <span className="block">{last.note}</span> : null}
            {claim.state === "reported" ? (
              <span className="no-print mt-3 block">
                <AnsweredForm name={`withdraw-${claim.position}`} action={withdraw} hidden={{ number: order.number, claimId: claim.id }} fields={[]} submit={t("withdraw")} quiet small />
              </span>
            ) : null}
          </Notice>
        );
      })}
    </div>
  );
}
