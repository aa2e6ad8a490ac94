import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { Notice } from "@/components/ui/notice";
import { isId, newId } from "@/lib/core/id";
import { sayMoney } from "@/lib/core/money";
import type { Locale, Staff } from "@/lib/core/who";
import type { Place } from "@/lib/locations/types";
import { sayNumber, sayThing } from "@/lib/orders/rules";
import { openTillHere } from "@/lib/request/till";
import { words } from "@/lib/request/wording";
import type { Chosen } from "@/lib/returns/counter/rules";
import type { Bought, ReturnId, ReturnKind } from "@/lib/returns/counter/types";
import { foreseeReturn, TakeBack } from "@/lib/returns/take-back";
import { ApproveHere } from "./approve-here";
import { exchangeIt, giveBack } from "./[store]/returns/actions";
import { ReturnTenders } from "./return-tenders";

type Props = { readonly returnId: ReturnId; readonly bought: Bought; readonly kind: ReturnKind; readonly chosen: readonly Chosen[]; readonly asked: Readonly<Record<string, string | undefined>>; readonly who: Staff; readonly place: Place; readonly locale: Locale };

/** What stands in the way of giving the money back here and now, and not of taking something else for it. */
const OF_MONEY: ReadonlySet<string> = new Set(["approval-needed", "not-in-drawer", "drawer-closed", "which-till"]);

/** What would go back and over which tenders, before it is pressed; or why nothing does, with the way back to the choices. */
export async function ReturnSum({ returnId, bought: { order, gift, announced }, kind, chosen, asked, who, place, locale }: Props) {
  const t = words(locale, "staff-return");
  const press = TakeBack.safeParse({ returnId, by: { shown: asked["q"] ?? "" }, to: gift ? "credit" : "tenders", orderId: order.id, place: place.id, tillId: (await openTillHere(place.handle)) ?? null, kind, note: asked["note"]?.trim() || null, lines: chosen });
  const looked = press.success ? await foreseeReturn(who, press.data) : null;
  const here = (without: string, more: Readonly<Record<string, string>> = {}) => `/staff/${place.handle}/returns?${new URLSearchParams({ ...Object.fromEntries(Object.entries(asked).flatMap(([name, value]) => (value !== undefined && name !== "by" && name !== without ? [[name, value]] : []))), ...more })}`;
  const again = <Link className="btn btn-2" href={here("kind")} prefetch={false}>{t("back")}</Link>;
  const first = asked["basket"] !== undefined || announced?.wants === "exchange"; // something else is wanted rather than the money
  const exchange = press.success && !gift && place.kind === "store" ? <AnsweredForm name="exchange" action={exchangeIt} hidden={{ press: JSON.stringify(press.data), store: place.handle, basket: asked["basket"] && isId(asked["basket"]) ? asked["basket"] : newId() }} fields={[]} submit={t("exchange")} quiet={!first} /> : null;
  const nameOf = ({ position, quantity }: Chosen) => {
    const line = order.lines.find((each) => each.position === position);
    return t("row", { count: quantity, title: line ? sayThing(line, locale) : "" });
  };
  const rows = (
    <ul className="back-rows">
      {chosen.map((row) => (
        <li key={JSON.stringify(row)}>
          <b>{nameOf(row)}</b>
          <span data-no={row.accepted ? undefined : ""}>{row.accepted ? t("rowYes", { condition: t(`conditions.${row.condition}`), to: t(`goes.${row.disposition}`) }) : t("rowNo", { why: t(`notAccepted.${row.notAccepted}`) })}</span>
        </li>
      ))}
    </ul>
  );
  if (!press.success || !looked) return <><Notice tone="bad" className="mx-3 my-2" live>{t("refused.note")}</Notice><div className="acts">{again}</div></>;
  if (!looked.ok) {
    const { why, ...more } = looked;
    if (looked.why === "approval-needed") {
      const about = t("about", { number: sayNumber(order.number), goods: chosen.filter((row) => row.accepted).map((row) => nameOf(row)).join(", "), note: press.data.note ? `“${press.data.note}”` : "" });
      return (
        <>
          <div className="hand-name">
            <p>{t("sum", { number: sayNumber(order.number), kind: t(`kinds.${kind}`) })}</p>
          </div>
          {rows}
          <ApproveHere who={who} place={place} locale={locale} needed={looked} about={about} by={asked["by"]} here={(staffId) => here("", staffId ? { by: staffId } : {})} />
          <div className="acts acts-long">{exchange}{again}</div>
        </>
      );
    }
    const values = { left: "left" in more ? more.left : 0, back: "", missing: "missing" in more ? sayMoney(more.missing, order.currency, locale) : "" };
    return <><Notice tone="bad" className="mx-3 my-2" live>{t(`refused.${why}`, values)}</Notice><div className="acts acts-long">{OF_MONEY.has(why) ? exchange : null}{again}</div></>;
  }
  const amount = sayMoney(looked.value.back, order.currency, locale);
  return (
    <>
      <div className="hand-name">
        <p>{t("sum", { number: sayNumber(order.number), kind: t(`kinds.${kind}`) })}</p>
        <h2 className="num">{amount}</h2>
      </div>
      {rows}
      {gift ? <p className="px-4 py-3">{t("credit.willBe")}</p> : <ReturnTenders refunds={looked.value.refunds} currency={order.currency} locale={locale} />}
      <div className="acts acts-long">
        {first ? exchange : null}
        <AnsweredForm name="return" action={giveBack} hidden={{ press: JSON.stringify({ ...press.data, expected: looked.value.back }), store: place.handle }} fields={[]} submit={looked.value.back > 0 ? t(gift ? "credit.submit" : "submit", { amount }) : t("submitNothing")} quiet={first && exchange !== null} />
        {first || looked.value.back === 0 ? null : exchange}
        {again}
      </div>
    </>
  );
}
