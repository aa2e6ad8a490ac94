import type { Telling } from "@/components/orders/say-order";
import { Notice } from "@/components/ui/notice";
import type { CareCredit } from "@/lib/care/types";
import { sayMoney } from "@/lib/core/money";
import { words } from "@/lib/request/wording";

/** What customer service gave for this order, and why: done for the customer, and said to be. */
export function Gifts({ order, locale, credits }: Telling & { readonly credits: readonly Pick<CareCredit, "id" | "amount" | "reason">[] }) {
  const t = words(locale, "admin-care");
  return credits.map(({ id, amount, reason }) => (
    <div key={id} className="max-lg:col-span-4">
      <Notice tone="good" className="mt-6 max-w-[60ch]">
        {t("told", { amount: sayMoney(amount, order.currency, locale), reason })}
      </Notice>
    </div>
  ));
}
