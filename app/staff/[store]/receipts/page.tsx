import type { Metadata } from "next";
import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { drawRows } from "@/components/receipts/draw-rows";
import { PrintSlip } from "@/components/receipts/print-slip";
import type { ScannerWords } from "@/components/scanner/words";
import { FindForm } from "@/components/staff/find-form";
import { BackIcon } from "@/components/ui/icons";
import { Notice } from "@/components/ui/notice";
import { Qr } from "@/components/ui/qr";
import type { Locale } from "@/lib/core/who";
import { sayDocument } from "@/lib/orders/rules";
import { type ShownReceipt, showReceipt } from "@/lib/receipts/show-receipt";
import { takesBackAt } from "@/lib/returns/counter/rules";
import { officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { ReceiptReturns } from "../../receipt-returns";
import { StaffFrame } from "../../staff-frame";
import { storeHere } from "../../store-here";
import { mail } from "./actions";

type Props = { readonly params: Promise<{ store: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "staff-receipt")("title") };
}

/** A receipt, after the sale and later: found by its code or number, shown to the customer's phone, sent, printed; and what may come back by when. */
async function ReceiptsPage({ params, searchParams }: Props) {
  const here = await storeHere((await params).store);
  if (!here) return <NotYours title={words(await officeLocale(), "staff")("notHere")} text={words(await officeLocale(), "staff")("whoMay")} />;
  const { who, place, locale } = here;
  const t = words(locale, "staff-receipt");
  const { q } = await searchParams;
  const asked = typeof q === "string" ? q.slice(0, 300).trim() : "";
  const found = asked ? await showReceipt(who, asked) : null;
  return (
    <StaffFrame place={place} locale={locale}>
      <div className="staff-title no-print">
        <h1>{found?.order.receipt ? sayDocument(found.order.receipt) : t("title")}</h1>
        {who.may.has("sell") ? (
          <Link href={`/staff/${place.handle}/till`} prefetch={false} className="icon-btn" aria-label={t("back")}>
            <BackIcon />
          </Link>
        ) : null}
      </div>
      {found ? null : <FindForm typed={asked} words={{ label: t("find.label"), hint: t("find.hint"), find: t("find.submit") }} camera={words(locale, "scanner").raw("camera") as unknown as ScannerWords} />}
      {asked === "" ? <p className="p-4 text-ink-2">{t("what")}</p> : null}
      {asked && !found ? (
        <Notice tone="warn" className="mx-3 my-2" live>
          <strong className="block">{t("none.title")}</strong>
          {t("none.text")}
        </Notice>
      ) : null}
      {found ? <Receipt found={found} locale={locale} /> : null}
      {found ? (
        <p className="receipt-other no-print">
          {takesBackAt(who, place.id) ? <Link className="btn btn-1" href={`/staff/${place.handle}/returns?q=${encodeURIComponent(asked)}`} prefetch={false}>{words(locale, "staff-return")("takeBack")}</Link> : null}
          <Link className="btn btn-2" href={`/staff/${place.handle}/receipts`} prefetch={false}>{t("other")}</Link>
        </p>
      ) : null}
    </StaffFrame>
  );
}
export default inTimeForStaff("staff", ReceiptsPage);

function Receipt({ found, locale }: { readonly found: ShownReceipt; readonly locale: Locale }) {
  const t = words(locale, "staff-receipt");
  const { order, place, mine, gift, rows, address, prints } = found;
  const number = order.receipt ? sayDocument(order.receipt) : "";
  const label = (key: string) => t(`paper.${key}`);
  const above = (
    <>
      {!mine || gift ? <Notice tone="plain" className="mx-3 my-2">{t(gift ? "giftShown" : "elsewhere", { place: place.name })}</Notice> : null}
      {address ? (
        <section className="staff-part" aria-labelledby="on-phone">
          <h2 id="on-phone">{t("qr.title")}</h2>
          <div className="receipt-qr">
            <Qr text={address} label={t("qr.label", { number })} />
            <p>{t("qr.text")}</p>
          </div>
        </section>
      ) : null}
      {mine && !gift ? (
        <section className="staff-part" aria-labelledby="by-mail">
          <h2 id="by-mail">{t("mail.title")}</h2>
          <AnsweredForm name="mail" action={mail} hidden={{ number: order.number }} fields={[{ name: "email", label: t("mail.email"), type: "email", inputMode: "email", autoComplete: "off", value: order.contact.email ?? undefined, required: true }]} submit={t("mail.submit")} quiet />
        </section>
      ) : null}
    </>
  );
  return (
    <PrintSlip
      key={`${order.id} ${gift}`}
      number={order.number}
      lang={order.locale}
      rows={drawRows(rows)}
      may={mine ? (gift ? "gift" : "all") : "nothing"}
      above={above}
      below={<ReceiptReturns order={order} timeZone={place.timeZone} locale={locale} now={new Date()} />}
      count={t("paper.prints", { count: prints.receipt }) + t("paper.gifts", { count: prints.gift })}
      words={{ title: label("title"), roll: label("roll"), mm: t.raw("paper.mm") as string, print: label("print"), gift: label("gift"), file: label("file"), busy: label("busy"), printed: label("printed"), press: label("press"), preview: label("preview"), cut: label("cut"), refused: label("refused") }}
    />
  );
}
