import type { Metadata } from "next";
import Link from "next/link";
import { AnsweredForm } from "@/app/answered-form";
import { inTimeForStaff } from "@/app/in-time";
import { NotYours } from "@/components/admin/not-yours";
import { Timeline } from "@/components/care/timeline";
import { openFile } from "@/lib/care/open-file";
import { creditsOf, timelineOf } from "@/lib/care/reads";
import { creditLeft } from "@/lib/care/rules";
import { newId } from "@/lib/core/id";
import { sayDay, sayTime } from "@/lib/core/moments";
import { sayMoney } from "@/lib/core/money";
import { places } from "@/lib/locations/reads";
import { sayNumber, sayThing } from "@/lib/orders/rules";
import { colleagueWith, officeLocale } from "@/lib/request/page";
import { words } from "@/lib/request/wording";
import { OfficeFrame } from "../../office-frame";
import { credit, note } from "../actions";
import { ChangeForThem } from "../change-for-them";
import { GiveBack } from "../give-back";
import { PayLink } from "../pay-link";

type Props = { readonly params: Promise<{ number: string }> };
const ROME = "Europe/Rome";

export async function generateMetadata(): Promise<Metadata> {
  return { title: words(await officeLocale(), "admin-care")("title"), referrer: "same-origin" };
}

/** A customer's order as customer service needs it while they are on the telephone: who, what, where it stands, all that happened, and what may be done for them. */
async function FilePage({ params }: Props) {
  const colleague = await colleagueWith("care");
  const locale = await officeLocale();
  const t = words(locale, "admin-care");
  const opened = colleague && (await openFile(colleague, (await params).number));
  if (!colleague || !opened || (!opened.ok && opened.why === "not-yours")) return <NotYours title={words(locale, "office")("notYours")} text={t("whoMay")} />;
  if (!opened.ok) return <OfficeFrame><NotYours title={t("none.title")} text={t("none.text")} /></OfficeFrame>;
  const { order, account } = opened.value;
  const [happened, credits, known] = await Promise.all([timelineOf(order.id), creditsOf(order.id), places()]);
  const { contact } = order;
  const money = (amount: typeof order.total) => sayMoney(amount, order.currency, locale);
  const moment = (at: Date) => `${sayDay(at, locale, ROME)}, ${sayTime(at, locale, ROME)}`;
  const left = creditLeft(credits);
  const orders = words(locale, "admin-orders");
  const kinds = words(locale, "office");
  const facts = [
    ["name", contact.name], ["email", contact.email], ["phone", contact.phone],
    ["address", contact.address && [contact.address.street, contact.address.extra, `${contact.address.postcode} ${contact.address.city} (${contact.address.province})`].filter(Boolean).join(", ")],
    ["collector", contact.collector], ["note", contact.note], ["total", money(order.total)], ["paid", money(order.captured)], ["refunded", order.refunded > 0 ? money(order.refunded) : null],
  ] as const;
  return (
    <OfficeFrame>
      <main id="main" tabIndex={-1} className="wrap py-8">
        <p className="small mb-4">
          <Link className="link" href="/admin/care" prefetch={false}>
            {t("back")}
          </Link>
        </p>
        <h1 className="h2">{t("order", { number: sayNumber(order.number) })}</h1>
        <p className="small mt-1 text-ink-2">{[orders(`state.${order.state}`), t("placed", { at: moment(order.placedAt) }), t(account ? "account" : "guest")].join(" · ")}</p>
        <div className="mt-8 grid items-start gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
          <div className="grid gap-10">
            <section aria-labelledby="goods">
              <h2 id="goods" className="h3 mb-3">{t("goods")}</h2>
              <ul className="rows">
                {order.parts.map((part) => (
                  <li key={part.id} className="grid gap-1">
                    <p className="small text-ink-2">
                      {t(`part.${part.kind}`, { place: known.find(({ id }) => id === part.locationId)?.name ?? "" })} · {orders(`part.${part.state}`)}
                      {part.promise ? ` · ${t("promise", { at: moment(part.promise.due) })}` : ""}
                    </p>
                    {part.lines.map(({ position, quantity }) => {
                      const line = order.lines.find((each) => each.position === position);
                      return line ? (
                        <p key={position} className="flex justify-between gap-4">
                          <span className="min-w-0">{`${quantity} × ${sayThing(line, locale)}`}</span>
                          <span className="num whitespace-nowrap">{money(line.total)}</span>
                        </p>
                      ) : null;
                    })}
                  </li>
                ))}
              </ul>
            </section>
            <section aria-labelledby="timeline">
              <h2 id="timeline" className="h3 mb-3">{t("timeline")}</h2>
              <Timeline happened={happened} currency={order.currency} locale={locale} t={t} letter={(kind) => (kinds.has(`messages.kinds.${kind}`) ? kinds(`messages.kinds.${kind}`) : kind)} />
            </section>
          </div>
          <div className="grid gap-10">
            <dl className="rows">
              {facts.map(([name, value]) =>
                value ? (
                  <div key={name} className="grid grid-cols-[104px_1fr] gap-x-4">
                    <dt className="small text-ink-2">{t(`facts.${name}`)}</dt>
                    <dd className="small min-w-0 break-words">{value}</dd>
                  </div>
                ) : null,
              )}
            </dl>
            <p className="small">
              <Link className="link" href={`/admin/messages?q=${order.number}`} prefetch={false}>
                {t("messages")}
              </Link>
            </p>
            <AnsweredForm name="note" action={note} hidden={{ noteId: newId(), orderId: order.id }} fields={[{ name: "text", label: t("note.label"), autoComplete: "off" }]} submit={t("note.submit")} quiet />
            <PayLink order={order} locale={locale} />
            <ChangeForThem order={order} places={known} locale={locale} />
            <GiveBack order={order} locale={locale} />
            <section aria-labelledby="credit" className="grid gap-3">
              <h2 id="credit" className="h3">{t("credit.title")}</h2>
              <p className="small text-ink-2">{account ? (left > 0 ? t("credit.text", { left: money(left) }) : t("credit.over")) : t("credit.guest")}</p>
              {account && left > 0 ? <AnsweredForm name="credit" action={credit} hidden={{ creditId: newId(), orderId: order.id }} fields={[{ name: "amount", label: t("credit.amount"), autoComplete: "off", inputMode: "decimal" }, { name: "reason", label: t("credit.reason"), autoComplete: "off" }]} submit={t("credit.submit")} /> : null}
            </section>
          </div>
        </div>
      </main>
    </OfficeFrame>
  );
}
export default inTimeForStaff("office", FilePage);
