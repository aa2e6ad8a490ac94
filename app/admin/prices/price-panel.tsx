import { AnsweredForm } from "@/app/answered-form";
import { SidePanel } from "@/components/office/side-panel";
import { Field, Select } from "@/components/ui/field";
import { newId } from "@/lib/core/id";
import { sayDate } from "@/lib/core/moments";
import { sayFigure, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Wording } from "@/lib/core/wording";
import type { Priced } from "@/lib/office/prices";
import { rowsAgainst, stepsOf } from "@/lib/pricing/plan/rules";
import { lowestBefore } from "@/lib/pricing/rules";
import { plan, withdraw } from "./actions";

type Props = { readonly priced: Priced; readonly mayPlan: boolean; readonly close: string; readonly now: Date; readonly locale: Locale; readonly names: Wording; readonly t: Wording };
const ROME = "Europe/Rome";
const SHOWN = 12;

/** A variant's prices beside the list: what it cost, costs and will cost, and a plan for what comes. */
export function PricePanel({ priced: { id, sku, title, chosen, rows, last }, mayPlan, close, now, locale, names, t }: Props) {
  const steps = stepsOf(rows);
  const at = steps.findLastIndex(({ startsAt }) => startsAt <= now);
  const lowest = lowestBefore(rows, now)?.lowest;
  const of = () => ({ priceId: newId(), variantId: id, seen: last ?? "" });
  return (
    <SidePanel title={[title, ...chosen].map((text) => inLocale(text, locale)).join(", ")} under={<span className="code">{sku}</span>} close={close} closeWord={t("close")}>
      <table className="panel-table num">
        <caption className="sr-only">{names("steps.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{names("steps.from")}</th>
            <th scope="col">{names("steps.why")}</th>
            <th scope="col" className="figure">€</th>
          </tr>
        </thead>
        <tbody>
          {steps.slice(-SHOWN).toReversed().map((step) => {
            const i = steps.indexOf(step);
            const said = rows.find((row) => row.id === step.id);
            return (
              <tr key={step.id} data-now={i === at || undefined}>
                <td className="whitespace-nowrap text-ink-2">{sayDate(step.startsAt, locale, ROME)}</td>
                <td>
                  {i === at ? <b className="font-semibold">{names("steps.now")}</b> : i > at ? names("steps.planned") : names(`kinds.${step.kind}`)}
                  <span className="block text-ink-2">{[step.kind === "reduced" && i >= at ? names("kinds.reduced") : null, said?.reason, said?.by].filter(Boolean).join(" · ")}</span>
                </td>
                <td className={`figure${step.kind === "reduced" ? " text-accent" : ""}`}>{sayFigure(step.amount, "EUR", locale)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {lowest === undefined ? null : <p className="small text-ink-2">{names("lowest", { amount: sayMoney(lowest, "EUR", locale) })}</p>}
      {mayPlan && rowsAgainst(rows, now).length > 0 ? <AnsweredForm name="withdraw" action={withdraw} hidden={of()} fields={[{ name: "reason", label: names("form.reason"), autoComplete: "off" }]} submit={names("form.withdraw")} quiet small /> : null}
      {mayPlan ? (
        <section aria-labelledby="plan" className="grid gap-3">
          <h3 id="plan" className="h3">{names("form.title")}</h3>
          <AnsweredForm
            name="plan"
            action={plan}
            hidden={of()}
            above={
              <div className="grid gap-4">
                <Select name="kind" label={names("form.kind")}>
                  {(["regular", "reduced"] as const).map((kind) => <option key={kind} value={kind}>{names(`kinds.${kind}`)}</option>)}
                </Select>
                <Field name="from" type="date" label={names("form.from")} hint={names("form.fromHint")} />
                <Field name="until" type="date" label={names("form.until")} hint={names("form.untilHint")} />
              </div>
            }
            fields={[{ name: "amount", label: names("form.amount"), autoComplete: "off", inputMode: "decimal" }, { name: "reason", label: names("form.reason"), autoComplete: "off" }]}
            submit={names("form.submit")}
            small
          />
        </section>
      ) : null}
    </SidePanel>
  );
}
