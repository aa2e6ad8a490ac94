import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { ROME } from "@/components/orders/say-order";
import { addresses } from "@/components/shop/addresses";
import { Notice } from "@/components/ui/notice";
import { newId } from "@/lib/core/id";
import { sayMoney } from "@/lib/core/money";
import { sayLongDay } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import { sayThing } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import { kindFor, type Pieces } from "@/lib/returns/announced/rules";
import type { ReturnReason, ReturnWay, ReturnWish } from "@/lib/returns/announced/types";
import { boughtOf } from "@/lib/rights/bought/rules";
import { refundDue, refundOf } from "@/lib/rights/refund/rules";
import type { OrderRights } from "@/lib/rights/types";
import { announce } from "./actions";

type Props = { readonly order: Order; readonly locale: Locale; readonly now: Date; readonly rights: OrderRights; readonly t: Wording; readonly pieces: Pieces; readonly way: ReturnWay; readonly wants: ReturnWish; readonly reason: ReturnReason; /** A carrier’s label is made for parcels. */ readonly labelled: boolean };

/** What goes back for the chosen pieces, by when, under which right and at whose cost, before it is pressed; or why they can't be announced. */
export function Sum({ order, locale, now, rights, t, pieces, way, wants, reason, labelled }: Props) {
  const said = new URLSearchParams(pieces.map(({ position, quantity }) => [`p${position}`, String(quantity)]));
  const again = (
    <Link className="link" href={`${addresses(locale).giveBack(order.number)}?${said}`} prefetch={false}>
      {t("change")}
    </Link>
  );
  const short = pieces.find(({ position, quantity }) => order.lines.every((line) => line.position !== position || quantity > line.fulfilled - line.returned));
  const kind = kindFor(rights, pieces);
  if (short || !kind.ok) {
    return (
      <div className="mt-8 grid max-w-[44rem] gap-6">
        <Notice tone="bad" live>{short || kind.ok ? t("refused.not-that-many", { left: 0 }) : t(`refused.${kind.why}`)}</Notice>
        <p>{again}</p>
      </div>
    );
  }
  const back = refundOf(boughtOf(order), pieces, kind.value === "withdrawal" ? "withdrawal" : "policy");
  const { due } = refundDue(now, null);
  const money = (amount: typeof back.total) => sayMoney(amount, order.currency, locale);
  return (
    <div className="mt-8 grid max-w-[44rem] gap-6">
      <dl className="rows">
        {pieces.map(({ position, quantity }) => {
          const line = order.lines.find((each) => each.position === position);
          return (
            <div key={position} className="pair">
              <dt>{line ? sayThing(line, locale) : ""}</dt>
              <dd className="num">{t("count", { count: quantity })}</dd>
            </div>
          );
        })}
        {back.delivery > 0 ? (
          <div className="pair">
            <dt>{t("delivery")}</dt>
            <dd className="num">{money(back.delivery)}</dd>
          </div>
        ) : null}
        <div className="pair">
          <dt className="t">{t("total")}</dt>
          <dd className="price">{money(back.total)}</dd>
        </div>
      </dl>
      <p>{t(`under.${kind.value}`, { day: sayLongDay(due, locale, ROME) })}</p>
      <p>{t(way === "parcel" && labelled ? "ways.parcel.costLabel" : `ways.${way}.cost`)}</p>
      {wants === "exchange" ? <p>{t(`exchange.${way}`)}</p> : null}
      <AnsweredForm name="announce" action={announce} hidden={{ number: order.number, requestId: newId(), way, wants, reason, pieces: said.toString() }} fields={[]} submit={t(`submit.${kind.value}`)} />
      <p>{again}</p>
    </div>
  );
}
