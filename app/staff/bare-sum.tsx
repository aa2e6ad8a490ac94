import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { Notice } from "@/components/ui/notice";
import { type Minor, minorOf, sayMoney } from "@/lib/core/money";
import type { Locale, Staff } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";
import type { ReturnId } from "@/lib/returns/counter/types";
import type { scanned } from "@/lib/returns/no-receipt/rules";
import type { NoReceiptLine } from "@/lib/returns/no-receipt/types";
import { foreseeWithoutReceipt, LookWithoutReceipt } from "@/lib/returns/take-without-receipt";
import { giveCredit } from "./[store]/returns/actions";
import { ApproveHere } from "./approve-here";

type Props = { readonly pieces: ReturnType<typeof scanned>; readonly lines: readonly NoReceiptLine[]; readonly returnId: ReturnId; readonly by: string | undefined; /** This page, with other answers. */ readonly here: (more: Readonly<Record<string, string>>) => string; readonly change: string; readonly who: Staff; readonly place: Place; readonly locale: Locale };

/** What goods without a receipt would give as credit; then a manager's word, and the document of who stands there. */
export async function BareSum({ pieces, lines, returnId, by, here, change, who, place, locale }: Props) {
  const t = words(locale, "staff-return");
  const press = LookWithoutReceipt.safeParse({ returnId, place: place.id, lines });
  const looked = press.success ? await foreseeWithoutReceipt(who, press.data) : null;
  const again = <Link className="btn btn-2" href={change} prefetch={false}>{t("back")}</Link>;
  if (!press.success || !looked) return <><Notice tone="bad" className="mx-3 my-2" live>{t("refused.unknown-goods")}</Notice><div className="acts">{again}</div></>;
  const say = (amount: Minor) => sayMoney(amount, "EUR", locale);
  const nameOf = ({ thing, quantity }: (typeof pieces)[number]) => t("row", { count: quantity, title: [thing.title, ...thing.choice].map((each) => inLocale(each, locale)).join(", ") });
  const needed = !looked.ok && looked.why === "approval-needed" ? looked : null;
  if (!looked.ok && !needed) {
    const values = { most: "most" in looked ? say(looked.most) : "", back: "", left: 0, missing: "" };
    return <><Notice tone="bad" className="mx-3 my-2" live>{t(`refused.${looked.why}`, values)}{"because" in looked ? ` ${inLocale(looked.because, locale)}` : null}</Notice><div className="acts">{again}</div></>;
  }
  const back = needed ? minorOf(needed.amount) : looked.ok ? looked.value.back : minorOf(0);
  return (
    <>
      <div className="hand-name">
        <p>{t("bare.title")}</p>
        <h2 className="num">{say(back)}</h2>
      </div>
      <ul className="back-rows">
        {pieces.map((piece, i) => (
          <li key={piece.thing.sku} className="back-tender">
            <span>
              <b>{nameOf(piece)}</b>
              <span>{t("rowYes", { condition: t(`conditions.${lines[i]?.condition ?? "as-new"}`), to: t("goes.sell") })}</span>
            </span>
            <b className="num">{piece.thing.price ? say(minorOf(piece.thing.price.amount * piece.quantity)) : ""}</b>
          </li>
        ))}
      </ul>
      {needed ? (
        <ApproveHere who={who} place={place} locale={locale} needed={needed} about={pieces.map(nameOf).join(", ")} by={by} here={(staffId) => here(staffId ? { by: staffId } : {})} />
      ) : (
        <div className="back-mail">
          <p>{t("bare.document")}</p>
          <AnsweredForm name="bare" action={giveCredit} hidden={{ press: JSON.stringify({ ...press.data, expected: back }), store: place.handle }} fields={[{ name: "bearer", label: t("bare.bearer"), autoComplete: "off" }]} submit={t("credit.submit", { amount: say(back) })}>
            <label className="tick min-h-12 items-center!">
              <input type="checkbox" name="documentSeen" className="check" required />
              {t("bare.seen")}
            </label>
          </AnsweredForm>
        </div>
      )}
      <div className="acts">{again}</div>
    </>
  );
}
