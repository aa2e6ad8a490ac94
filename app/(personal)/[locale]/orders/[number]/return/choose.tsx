import { LinePicture } from "@/components/orders/line-picture";
import { RadioRows } from "@/components/ui/radios";
import { Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { buttonClass } from "@/components/ui/button";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import { sayThing } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import { words } from "@/lib/request/wording";
import { RETURN_REASONS, RETURN_WAYS, RETURN_WISHES } from "@/lib/returns/announced/types";
import { sayRight, whyBack } from "@/lib/rights/rules";
import type { OrderRights } from "@/lib/rights/types";

type Props = { readonly order: Order; readonly locale: Locale; readonly rights: OrderRights; readonly t: Wording; readonly asked: Readonly<Record<string, string>>; /** The form was sent, and no piece was chosen. */ readonly pressed: boolean; readonly labelled: boolean };

/** Which pieces, why, and how they come: a plain form that asks this page what comes of it. What may not come back stands there with the reason. */
export function Choose({ order, locale, rights, t, asked, pressed, labelled }: Props) {
  const say = words(locale, "rights");
  const lines = order.lines.flatMap((line) => {
    const its = rights.lines.find(({ position }) => position === line.position);
    return its ? [{ line, its, left: its.backUnder === null ? 0 : line.fulfilled - line.returned }] : [];
  });
  const any = lines.some(({ left }) => left > 0);
  return (
    <form method="get" className="mt-8 grid max-w-[44rem] gap-8">
      <p className="lead">{t(any ? "lead" : "nothing")}</p>
      {pressed && any ? <Notice tone="bad" live>{t("chooseOne")}</Notice> : null}
      <ul className="rows">
        {lines.map(({ line, its, left }) => (
          <li key={line.position} className="flex flex-wrap items-center gap-4 py-4">
            <span className="well w-16 shrink-0">
              <LinePicture stem={line.picture} sizes="64px" />
            </span>
            <span className="min-w-0 flex-1 basis-48">
              <b className="t block">{sayThing(line, locale)}</b>
              <span className="small block text-ink-2">{left > 0 || its.backUnder === null ? sayRight(its.backUnder === "withdrawal" ? its.withdrawal : whyBack(its), say, locale) : t(line.returned > 0 && line.returned === line.fulfilled ? "back" : "notYet")}</span>
            </span>
            {left > 0 ? (
              <Select name={`p${line.position}`} label={t("pieces")} defaultValue={asked[`p${line.position}`] ?? "0"} className="w-32">
                {Array.from({ length: Math.min(left, 50) + 1 }, (_, n) => (
                  <option key={n} value={n}>
                    {n === 0 ? t("keep") : t("count", { count: n })}
                  </option>
                ))}
              </Select>
            ) : null}
          </li>
        ))}
      </ul>
      {any ? (
        <>
          <Select name="reason" label={t("reason")} defaultValue={asked["reason"] ?? "no-reason"}>
            {RETURN_REASONS.map((each) => (
              <option key={each} value={each}>
                {t(`reasons.${each}`)}
              </option>
            ))}
          </Select>
          <RadioRows legend={t("wish")} name="wants" defaultValue={asked["wants"] ?? "refund"} options={RETURN_WISHES.map((value) => ({ value, label: t(`wishes.${value}.label`), detail: t(`wishes.${value}.detail`) }))} />
          <RadioRows legend={t("how")} name="way" defaultValue={asked["way"] ?? "store"} options={RETURN_WAYS.map((value) => ({ value, label: t(`ways.${value}.label`), detail: t(value === "parcel" && labelled ? "ways.parcel.detailLabel" : `ways.${value}.detail`) }))} />
          <div>
            <button className={buttonClass({})}>{t("next")}</button>
          </div>
        </>
      ) : null}
    </form>
  );
}
