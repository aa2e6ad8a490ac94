import { AnsweredForm } from "@/app/answered-form";
import { newId } from "@/lib/core/id";
import { sayDay, sayTime } from "@/lib/core/moments";
import { sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { dueByCard } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import { words } from "@/lib/request/wording";
import { payLink } from "./actions";

/** An order that waits for its money on a page: how much, until when, and the link again. */
export function PayLink({ order, locale }: { readonly order: Order; readonly locale: Locale }) {
  const { payment } = order;
  if (order.state !== "placed" || !payment?.pageUrl || payment.expiresAt < new Date()) return null;
  const t = words(locale, "admin-care");
  const until = `${sayDay(payment.expiresAt, locale, "Europe/Rome")}, ${sayTime(payment.expiresAt, locale, "Europe/Rome")}`;
  return (
    <section aria-labelledby="pay" className="grid gap-3">
      <h2 id="pay" className="h3">{t("pay.title")}</h2>
      <p className="small text-ink-2">{t("pay.text", { amount: sayMoney(dueByCard(order), order.currency, locale), until })}</p>
      <AnsweredForm name="pay-link" action={payLink} hidden={{ actId: newId(), orderId: order.id }} fields={[{ name: "reason", label: t("because"), autoComplete: "off" }]} submit={t("pay.submit")} quiet />
    </section>
  );
}
