import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { SidePanel } from "@/components/office/side-panel";
import { Select } from "@/components/ui/field";
import { newId } from "@/lib/core/id";
import { sayDate, sayTime } from "@/lib/core/moments";
import { type Minor, plainMoney, sayFigure, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import type { CodeEdit, CodeWhole } from "@/lib/office/codes";
import { sayNumber } from "@/lib/orders/rules";
import { codeHash } from "@/lib/pricing/change-code";
import { codeState } from "@/lib/pricing/codes/rules";
import { add, change, end } from "./actions";
import { sayGift } from "./say-gift";

type Words = { readonly close: string; readonly names: Wording; readonly t: Wording };
const ROME = "Europe/Rome";
const plain = (amount: Minor | null): string => (amount ? plainMoney(amount, "EUR").replace(".", ",") : "");
/** The last day on which a code still counts, as a date field says it. */
const lastDay = (endsAt: Date | null): string => (endsAt ? new Date(endsAt.getTime() - 1).toLocaleDateString("sv-SE", { timeZone: ROME }) : "");

/** A code beside the table: its terms and how far it is used, the orders that have it, other limits, its end, and what was changed. */
export function CodePanel({ whole, mayOpen, close, now, locale, names, t }: Words & { readonly whole: CodeWhole; readonly mayOpen: boolean; readonly now: Date; readonly locale: Locale }) {
  const { id, code, name, minimum, startsAt, endsAt, maxUses, budget, used, given, oncePerCustomer, uses, edits } = whole;
  const state = codeState(whole, now);
  const day = (at: Date) => sayDate(at, locale, ROME);
  const said = (edit: CodeEdit, value: unknown): string => {
    if (value === null || value === "") return names("nothing");
    if (edit.field === "endsAt") return day(new Date(String(value)));
    return edit.field === "minimum" || edit.field === "budget" ? sayMoney(value as Minor, "EUR", locale) : String(value);
  };
  return (
    <SidePanel title={<span className="code">{code}</span>} under={name || null} close={close} closeWord={t("close")}>
      <dl className="panel-facts">
        <dt>{names("columns.gives")}</dt>
        <dd>{sayGift(whole, locale)}{minimum > 0 ? `, ${names("from", { amount: sayMoney(minimum, "EUR", locale) })}` : ""}</dd>
        <dt>{names("columns.state")}</dt>
        <dd>{names(`values.state.${state}`)}</dd>
        <dt>{names("days")}</dt>
        <dd>{endsAt ? names("fromUntil", { from: day(startsAt), until: day(endsAt) }) : names("fromOn", { from: day(startsAt) })}</dd>
        <dt>{names("columns.used")}</dt>
        <dd className="num">{maxUses === null ? used : `${used} / ${maxUses}`}{oncePerCustomer ? `, ${names("once")}` : ""}</dd>
        <dt>{names("columns.given")}</dt>
        <dd className="num">{sayMoney(given, "EUR", locale)}{budget === null ? "" : ` / ${sayMoney(budget, "EUR", locale)}`}</dd>
      </dl>
      <section aria-labelledby="uses" className="grid gap-2">
        <h3 id="uses" className="h3">{names("uses.title")}</h3>
        {uses.length === 0 ? <p className="small text-ink-2">{names("uses.none")}</p> : (
          <table className="panel-table num">
            <caption className="sr-only">{names("uses.title")}</caption>
            <thead><tr><th scope="col">{names("uses.order")}</th><th scope="col">{names("uses.at")}</th><th scope="col" className="figure">{names("uses.amount")}</th></tr></thead>
            <tbody>
              {uses.map(({ number, amount, at, state: of }) => (
                <tr key={number}>
                  <td>{mayOpen ? <Link className="link code" href={`/admin/orders/${number}`} prefetch={false}>{sayNumber(number)}</Link> : <span className="code">{sayNumber(number)}</span>}{of === "cancelled" || of === "expired" ? <span className="block text-ink-2">{names("uses.released")}</span> : null}</td>
                  <td className="whitespace-nowrap text-ink-2">{`${day(at)}, ${sayTime(at, locale, ROME)}`}</td>
                  <td className="figure">{sayFigure(amount, "EUR", locale)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section aria-labelledby="limits" className="grid gap-3">
        <h3 id="limits" className="h3">{names("limits.title")}</h3>
        <AnsweredForm
          name="change" action={change} hidden={{ couponId: id, seen: codeHash(whole) }} submit={names("limits.submit")} quiet small
          fields={[
            { name: "until", label: names("form.until"), type: "date", autoComplete: "off", hint: names("form.untilHint"), value: lastDay(endsAt) },
            { name: "name", label: names("form.name"), autoComplete: "off", value: name },
            { name: "minimum", label: names("form.minimum"), autoComplete: "off", inputMode: "decimal", value: plain(minimum) },
            { name: "maxUses", label: names("form.maxUses"), autoComplete: "off", inputMode: "numeric", value: maxUses === null ? "" : String(maxUses) },
            { name: "budget", label: names("form.budget"), autoComplete: "off", inputMode: "decimal", value: plain(budget) },
          ]}
        />
      </section>
      {state === "ended" ? null : <AnsweredForm name="end" action={end} hidden={{ couponId: id }} fields={[]} submit={names("end")} quiet small />}
      <section aria-labelledby="history" className="grid gap-2">
        <h3 id="history" className="h3">{names("history.title")}</h3>
        <ul className="small grid gap-2">
          {edits.map((edit) => (
            <li key={`${edit.at.toISOString()}${edit.field ?? ""}`}>
              {edit.field ? names("history.changed", { field: names(`history.${edit.field}`), before: said(edit, edit.before), after: said(edit, edit.after) }) : names("history.made")}
              <span className="block text-ink-2">{`${edit.by}, ${day(edit.at)}, ${sayTime(edit.at, locale, ROME)}`}</span>
            </li>
          ))}
          {edits.length === 0 ? <li className="text-ink-2">{names("history.none")}</li> : null}
        </ul>
      </section>
    </SidePanel>
  );
}

/** A new code, or a batch of them. */
export const NewCodePanel = ({ close, names, t }: Words) => (
  <SidePanel title={names("new")} close={close} closeWord={t("close")}>
    <AnsweredForm
      name="add" action={add} hidden={{ couponId: newId() }} submit={names("form.submit")} small
      above={
        <div className="grid gap-4">
          <Select name="kind" label={names("form.kind")}>
            {(["percent", "amount"] as const).map((kind) => <option key={kind} value={kind}>{names(`form.${kind}`)}</option>)}
          </Select>
          <label className="flex items-center gap-2"><input type="checkbox" name="oncePerCustomer" defaultChecked />{names("form.once")}</label>
        </div>
      }
      fields={[
        { name: "sign", label: names("form.code"), hint: names("form.codeHint"), autoComplete: "off", required: true },
        { name: "value", label: names("form.value"), autoComplete: "off", inputMode: "decimal", required: true },
        { name: "from", label: names("form.from"), type: "date", hint: names("form.fromHint"), autoComplete: "off" },
        { name: "until", label: names("form.until"), type: "date", hint: names("form.untilHint"), autoComplete: "off" },
        { name: "name", label: names("form.name"), autoComplete: "off" },
        { name: "minimum", label: names("form.minimum"), autoComplete: "off", inputMode: "decimal" },
        { name: "maxUses", label: names("form.maxUses"), autoComplete: "off", inputMode: "numeric" },
        { name: "budget", label: names("form.budget"), autoComplete: "off", inputMode: "decimal" },
        { name: "batch", label: names("form.batch"), hint: names("form.batchHint"), autoComplete: "off", inputMode: "numeric" },
      ]}
    />
  </SidePanel>
);
