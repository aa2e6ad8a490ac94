import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { LinePicture } from "@/components/orders/line-picture";
import { Notice } from "@/components/ui/notice";
import { sayLongDay } from "@/lib/core/moments";
import { sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Place } from "@/lib/locations/types";
import { sayNumber } from "@/lib/orders/rules";
import { words } from "@/lib/request/wording";
import { MOST_ASKED } from "@/lib/returns/counter/rules";
import { type Bought, CONDITIONS, NOT_ACCEPTED, RETURN_KINDS, type ReturnId, type ReturnKind } from "@/lib/returns/counter/types";
import { arrive } from "./[store]/returns/actions";
import { ReturnPhotos } from "./return-photos";
import { boughtOf } from "@/lib/rights/bought/rules";
import { rightsOf, sayRight, whyBack } from "@/lib/rights/rules";
import type { OrderRights } from "@/lib/rights/types";

type Props = { readonly returnId: ReturnId; readonly bought: Bought; readonly asked: Readonly<Record<string, string | undefined>>; /** The form was sent, and nothing was chosen. */ readonly pressed: boolean; readonly place: Place; readonly locale: Locale; readonly now: Date };

const RIGHT = { "change-of-mind": "policy", withdrawal: "withdrawal", fault: "guarantee" } as const;
const isThere = (kind: ReturnKind, { order }: OrderRights): boolean => kind === "goodwill" || order[RIGHT[kind]].yes;

/** What was bought, and of each piece whether it came back, how it is, and whether it is accepted. A plain form that asks the same page what would go back. */
export function ReturnChoices({ returnId, bought: { order, proof, gift, lines, announced }, asked, pressed, place, locale, now }: Props) {
  const [t, say] = [words(locale, "staff-return"), words(locale, "staff-rights")];
  const rights = rightsOf(boughtOf(order), now, place.timeZone);
  const kinds = RETURN_KINDS.filter((kind) => isThere(kind, rights) && !(gift && kind === "withdrawal"));
  const first = kinds.find((kind) => kind === (asked["kind"] ?? announced?.kind)) ?? kinds[0];
  const name = gift ? null : order.contact.name;
  return (
    <>
      <div className="hand-name">
        <p>{t("order", { number: sayNumber(order.number), day: sayLongDay(order.placedAt, locale, place.timeZone) })}</p>
        {name ? <h2>{name}</h2> : <h2>{t(gift ? "present" : "anonymous")}</h2>}
        <p>{t(`proof.${proof}`)}</p>
      </div>
      {announced && !gift ? <Notice tone="plain" className="mx-3 my-2">{t(`announced.${announced.way}`, { day: sayLongDay(announced.at, locale, place.timeZone), reason: t(`reasons.${announced.reason}`) })}</Notice> : null}
      {announced?.wants === "exchange" && !gift && place.kind === "store" ? <Notice tone="good" className="mx-3 my-2">{t("announced.exchange")}</Notice> : null}
      {announced && announced.locationId === place.id && !announced.arrivedAt ? <div className="mx-3 my-2"><AnsweredForm name="arrived" action={arrive} hidden={{ requestId: announced.requestId }} fields={[]} submit={t("expected.later")} quiet small /></div> : null}
      {announced && !gift ? <ReturnPhotos requestId={announced.requestId} store={place.handle} t={t} /> : null}
      {gift ? <Notice tone="warn" className="mx-3 my-2">{t("gift")}</Notice> : null}
      {lines.length === 0 ? <Notice tone="plain" className="mx-3 my-2" live>{t("nothing")}</Notice> : null}
      {lines.length === 0 ? null : (
        <form method="get" className="back">
          {(["q", "basket"] as const).map((key) => (asked[key] ? <input key={key} type="hidden" name={key} value={asked[key]} /> : null))}
          <input type="hidden" name="id" value={returnId} />
          {pressed ? <Notice tone="bad" className="mx-3 my-2" live>{t("chooseOne")}</Notice> : null}
          {lines.map(({ position, left, next }) => {
            const line = order.lines.find((each) => each.position === position);
            const its = rights.lines.find((each) => each.position === position);
            const title = line ? inLocale(line.title, locale) : "";
            const choice = line?.options.map((each) => inLocale(each.value, locale)).join(", ") ?? "";
            return (
              <section key={position} aria-label={[title, choice].filter(Boolean).join(", ")}>
                <div className="back-line">
                  <span className="well"><LinePicture stem={line?.picture ?? null} sizes="56px" /></span>
                  <span className="min-w-0">
                    <b>{title}</b>
                    <span>{choice}</span>
                    {its ? <span data-no={its.backUnder === null ? "" : undefined}>{sayRight(whyBack(its), say, locale)}</span> : null}
                  </span>
                  {gift ? null : <b className="num">{sayMoney(next, order.currency, locale)}</b>}
                </div>
                {Array.from({ length: Math.min(left, MOST_ASKED) }, (_, i) => {
                  const id = `${position}.${i}`;
                  return (
                    <fieldset key={id} className="back-piece">
                      <legend>{t("piece", { n: i + 1, of: left })}</legend>
                      <div className="back-seg">
                        {(["", "yes", "no"] as const).map((answer) => (
                          <label key={answer}>
                            <input type="radio" name={`a${id}`} value={answer} defaultChecked={(asked[`a${id}`] ?? "") === answer} />
                            {t(`answer.${answer || "stays"}`)}
                          </label>
                        ))}
                      </div>
                      <label className="back-how">
                        {t("condition")}
                        <select className="input" name={`c${id}`} defaultValue={asked[`c${id}`] ?? "as-new"}>
                          {CONDITIONS.map((each) => <option key={each} value={each}>{t(`conditions.${each}`)}</option>)}
                        </select>
                      </label>
                      <label className="back-why">
                        {t("why")}
                        <select className="input" name={`w${id}`} defaultValue={asked[`w${id}`] ?? "worn"}>
                          {NOT_ACCEPTED.map((each) => <option key={each} value={each}>{t(`notAccepted.${each}`)}</option>)}
                        </select>
                      </label>
                    </fieldset>
                  );
                })}
              </section>
            );
          })}
          <fieldset className="back-kinds takers">
            <legend>{t("kind")}</legend>
            {kinds.map((kind) => (
              <label key={kind}>
                <input type="radio" className="check" name="kind" value={kind} defaultChecked={kind === first} />
                <span>
                  <b>{t(`kinds.${kind}`)}</b>
                  <span>{kind === "goodwill" ? t("goodwillHint") : sayRight(rights.order[RIGHT[kind]], say, locale)}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <label className="back-note">
            {t("note")}
            <input className="input" name="note" defaultValue={asked["note"]} maxLength={300} autoComplete="off" />
          </label>
          {rights.order.guarantee.yes && !gift && asked["q"] ? (
            <p className="px-4 pb-3">
              <Link className="link" href={`/staff/${place.handle}/claims/new?q=${encodeURIComponent(asked["q"])}`} prefetch={false}>
                {words(locale, "staff-claims")("new.link")}
              </Link>
            </p>
          ) : null}
          <div className="acts">
            <button className="btn btn-1">{t("next")}</button>
          </div>
        </form>
      )}
    </>
  );
}
