import { AnsweredForm } from "@/app/answered-form";
import { Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { newId } from "@/lib/core/id";
import { sayLongDay } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import { sayThing } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import { words } from "@/lib/request/wording";
import { requestsOf } from "@/lib/returns/announced/reads";
import { RETURN_REASONS, RETURN_WAYS, RETURN_WISHES } from "@/lib/returns/announced/types";
import { labelOf } from "@/lib/returns/labels/reads";
import { boughtOf } from "@/lib/rights/bought/rules";
import { rightsOf } from "@/lib/rights/rules";
import { announce } from "./actions";

/** A return that customer service announces for its customer: which pieces, how they come, and why if they say so. */
export async function GiveBack({ order, locale }: { readonly order: Order; readonly locale: Locale }) {
  const [t, r] = [words(locale, "admin-care"), words(locale, "return-request")];
  const open = (await requestsOf(order.id)).find(({ state }) => state === "announced");
  const rights = rightsOf(boughtOf(order), new Date());
  const lines = order.lines.filter((line) => line.fulfilled > line.returned && rights.lines.find(({ position }) => position === line.position)?.backUnder);
  return (
    <section aria-labelledby="give-back" className="grid gap-3">
      <h2 id="give-back" className="h3">{t("giveBack.title")}</h2>
      <p className="small text-ink-2">{open ? t("giveBack.open", { until: sayLongDay(open.expiresAt, locale, "Europe/Rome") }) : t(lines.length > 0 ? "giveBack.text" : "giveBack.none")}</p>
      {open && (await labelOf(open.requestId))?.state === "refused" ? <Notice tone="warn">{t("giveBack.noLabel")}</Notice> : null}
      {!open && lines.length > 0 ? (
        <AnsweredForm name="announce" action={announce} hidden={{ requestId: newId(), orderId: order.id }} fields={[]} submit={t("giveBack.submit")} quiet>
          {lines.map((line) => (
            <Select key={line.position} name={`p${line.position}`} label={sayThing(line, locale)}>
              {Array.from({ length: Math.min(line.fulfilled - line.returned, 50) + 1 }, (_, n) => (
                <option key={n} value={n}>
                  {n === 0 ? t("giveBack.keep") : r("count", { count: n })}
                </option>
              ))}
            </Select>
          ))}
          <Select name="way" label={t("giveBack.how")}>
            {RETURN_WAYS.map((way) => (
              <option key={way} value={way}>
                {r(`ways.${way}.label`)}
              </option>
            ))}
          </Select>
          <Select name="wants" label={r("wish")}>
            {RETURN_WISHES.map((wish) => (
              <option key={wish} value={wish}>
                {r(`wishes.${wish}.label`)}
              </option>
            ))}
          </Select>
          <Select name="reason" label={t("giveBack.why")}>
            {RETURN_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {r(`reasons.${reason}`)}
              </option>
            ))}
          </Select>
        </AnsweredForm>
      ) : null}
    </section>
  );
}
