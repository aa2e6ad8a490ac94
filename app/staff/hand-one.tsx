import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { HandCard } from "@/components/staff/hand-card";
import { Field } from "@/components/ui/field";
import { sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { takersOf } from "@/lib/fulfilment/handing/rules";
import type { Handing } from "@/lib/fulfilment/handing/types";
import type { Place } from "@/lib/locations/types";
import { sayNumber } from "@/lib/orders/rules";
import { words } from "@/lib/request/wording";
import { give, takeMoney } from "./[store]/hand-over/actions";
import { handState } from "./hand-state";
import { TakeMoney } from "./take-money";
import { WhoTakes } from "./who-takes";

type Props = { readonly part: Handing; /** The code that was shown for it. */ readonly proof: string | null; readonly place: Place; readonly places: readonly Place[]; readonly locale: Locale; readonly now: Date };

/** One collection at the counter, with what can be done: given for its code, or for a look at a document. */
export function HandOne({ part, proof, place, places, locale, now }: Props) {
  const t = words(locale, "staff-hand");
  const byCode = part.triesLeft > 0 && !part.byDocument;
  const proved = proof !== null && byCode;
  const pieces = part.lines.map(({ position, title, options, picture, quantity }) => ({ position, title: inLocale(title, locale), choice: options.map((each) => inLocale(each.value, locale)).join(", "), stem: picture, quantity: t("quantity", { count: quantity }) }));
  const hidden = { fulfilmentId: part.fulfilmentId, store: place.handle, ...(part.toPay ? { due: String(part.toPay.amount) } : {}) };
  const act = part.toPay ? takeMoney : give;
  const submit = part.toPay ? t("pay.submit", { amount: sayMoney(part.toPay.amount, part.toPay.currency, locale) }) : t("give.submit");
  const money = (form: string) => (part.toPay ? <TakeMoney form={form} toPay={part.toPay} locale={locale} /> : null);
  const sent = takersOf(part)[1] ?? null;
  /** What is not asked every time. By a document nobody takes it whom the buyer did not name. */
  const seldom = (form: string, others = true) => others || pieces.length > 1 ? (
    <details className="some">
      <summary>{t(!others ? "give.onlySome" : pieces.length > 1 ? "give.otherOrSome" : "give.other")}</summary>
      {others ? <Field name="receiver" id={`${form}-receiver`} label={t("give.receiver")} autoComplete="off" /> : null}
      {pieces.length > 1 ? (
        <fieldset>
          <legend className="field-name">{t("give.some")}</legend>
          <input type="hidden" name="positions" value="some" />
          {pieces.map((piece) => (
            <label key={piece.position}>
              <input type="checkbox" className="check" name="positions" value={piece.position} defaultChecked />
              {[piece.quantity, piece.title, piece.choice].filter(Boolean).join(" ")}
            </label>
          ))}
          <p className="hint">{t("give.someHint")}</p>
        </fieldset>
      ) : null}
    </details>
  ) : null;
  return (
    <HandCard
      state={handState(part, proved, { places, locale, now })}
      number={sayNumber(part.number)}
      name={part.name}
      shelf={part.shelf}
      pieces={pieces}
      also={sent && t("collector", { name: sent })}
      words={{ call: t("call"), shelf: t("shelf"), noShelf: t("noShelf"), count: t("pieces", { count: part.lines.reduce((n, line) => n + line.quantity, 0) }) }}
    >
      {part.state === "ready" && proved ? (
        <div className={part.toPay ? "acts acts-long" : "acts"}>
          <AnsweredForm name="give" action={act} hidden={{ ...hidden, code: proof }} fields={[]} submit={submit}>
            <WhoTakes part={part} t={t} by="code" />
            {money("give")}
            {seldom("give")}
          </AnsweredForm>
        </div>
      ) : null}
      {part.state === "ready" && !proved ? (
        <div className="hand-ways">
          {byCode ? (
            <section aria-label={t("give.byCode")}>
              <h3>{t("give.byCode")}</h3>
              <AnsweredForm name="give-code" action={act} hidden={hidden} fields={[{ name: "code", label: t("give.code"), autoComplete: "off", required: true }]} submit={submit}>
                <WhoTakes part={part} t={t} by="code" />
                {money("give-code")}
                {seldom("give-code")}
              </AnsweredForm>
            </section>
          ) : null}
          <section aria-label={t("give.byDocument")}>
            <h3>{t("give.byDocument")}</h3>
            <AnsweredForm name="give-seen" action={act} hidden={hidden} fields={[]} submit={part.toPay ? submit : t("give.without")} quiet={byCode}>
              <WhoTakes part={part} t={t} by="document" />
              <label className="tick items-center! min-h-12">
                <input type="checkbox" name="identitySeen" className="check" required />
                {t(sent ? "give.seenOne" : "give.seen", { name: part.name })}
              </label>
              {sent ? null : <p className="hint">{t("give.unnamed")}</p>}
              {money("give-seen")}
              {seldom("give-seen", false)}
            </AnsweredForm>
          </section>
        </div>
      ) : null}
      {part.state === "planned" ? (
        <div className="acts">
          <Link className="btn btn-1" href={`/staff/${place.handle}/pick/${part.fulfilmentId}`} prefetch={false}>
            {t("pick")}
          </Link>
        </div>
      ) : null}
    </HandCard>
  );
}
