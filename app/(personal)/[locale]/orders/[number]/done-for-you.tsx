import type { Telling } from "@/components/orders/say-order";
import { Notice } from "@/components/ui/notice";
import type { CareAct, CareCredit } from "@/lib/care/types";
import { sayMoney } from "@/lib/core/money";
import { words } from "@/lib/request/wording";

type Props = Telling & { readonly credits: readonly Pick<CareCredit, "id" | "amount" | "reason">[]; readonly acts: readonly Pick<CareAct, "id" | "act" | "reason">[] };

/** What customer service did with this order and gave for it, and why: done for the customer, and said to be. A link to pay leaves no mark: nothing changed. */
export function DoneForYou({ order, locale, credits, acts }: Props) {
  const t = words(locale, "admin-care");
  const said = [
    ...acts.flatMap(({ id, act, reason }) => (act === "pay-link" ? [] : [{ id, text: t(`shown.${act}`, { reason }) }])),
    ...credits.map(({ id, amount, reason }) => ({ id, text: t("told", { amount: sayMoney(amount, order.currency, locale), reason }) })),
  ];
  return said.map(({ id, text }) => (
    <div key={id} className="max-lg:col-span-4">
      <Notice tone="good" className="mt-6 max-w-[60ch]">
        {text}
      </Notice>
    </div>
  ));
}
