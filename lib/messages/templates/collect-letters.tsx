import type { Sender } from "@/lib/company/types";
import { sayLongDay, sayTime } from "@/lib/core/moments";
import { words } from "@/lib/core/wording";
import type { FulfilmentPart } from "@/lib/fulfilment/types";
import { needsDocument } from "@/lib/locations/rules";
import type { Place } from "@/lib/locations/types";
import { sayMoney } from "@/lib/core/money";
import { orderAddress, sayNumber, toPayInStore } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import { type Mail, renderMail } from "../render-mail";
import { Frame, MailButton, Paragraph } from "./frame";
import { MailTitle, PartLines, PartSheet, sayWindow } from "./order-sheet";

type Told = { readonly order: Order; readonly place: Place; readonly code: string; readonly from: Sender };

/** A collection is ready later than was promised: when, why, and what else the buyer may want. */
export function promiseMoved({ order, place, promise, code, from }: Told & { readonly promise: NonNullable<FulfilmentPart["promise"]> }): Promise<Mail> {
  const t = words(order.locale, "mails-order");
  const said = { number: sayNumber(order.number), place: place.name, day: sayLongDay(promise.due, order.locale, place.timeZone), time: sayTime(promise.due, order.locale, place.timeZone), email: place.email };
  return renderMail(
    t("moved.subject", said),
    <Frame locale={order.locale} preview={t("moved.preview", said)} title={t("moved.title")} from={from}>
      <Paragraph>
        {t("moved.text", said)} {promise.because ? t(`moved.why.${promise.because}`) : null}
      </Paragraph>
      <MailButton href={orderAddress(from.home, order.locale, order.number, code)}>{t("moved.button")}</MailButton>
      <Paragraph quiet>{t("moved.wait", said)}</Paragraph>
    </Frame>,
  );
}

type Waiting = Told & { readonly part: FulfilmentPart; readonly collectCode: string };
/** A collection is ready: where, until when, and the code that it is given for. */
export const collectionReady = (told: Waiting): Promise<Mail> => waiting(told, "ready");
/** A collection still waits, the day before it waits no more. */
export const collectionWaits = (told: Waiting): Promise<Mail> => waiting(told, "waits");

function waiting({ order, part, place, collectCode, code, from }: Waiting, as: "ready" | "waits"): Promise<Mail> {
  const t = words(order.locale, "mails-order");
  const said = { number: sayNumber(order.number), place: place.name, address: `${place.street}, ${place.postcode} ${place.city}`, code: collectCode };
  const until = part.heldUntil && { day: sayLongDay(part.heldUntil, order.locale, place.timeZone), time: sayTime(part.heldUntil, order.locale, place.timeZone) };
  const window = part.window && as === "ready" && part.window.until > part.changedAt ? sayWindow(part.window, order.locale, place.timeZone) : null; // ready in time for it
  return renderMail(
    t(`${as}.subject`, said),
    <Frame locale={order.locale} preview={t("ready.preview", said)} title={t(`${as}.title`)} from={from}>
      <Paragraph>
        {t("ready.text", said)} {window ? t("ready.window", window) : null} {until ? t("ready.until", until) : null}
      </Paragraph>
      {toPayInStore(order) ? <Paragraph>{t("ready.pay", { total: sayMoney(order.total, order.currency, order.locale) })}</Paragraph> : null}
      {as === "waits" ? <Paragraph>{t(toPayInStore(order) ? "waits.afterUnpaid" : "waits.after")}</Paragraph> : null}
      <MailTitle>{t("ready.code")}</MailTitle>
      <p style={{ margin: "0 0 12px", fontSize: 28, letterSpacing: "0.08em" }}>{collectCode}</p>
      <Paragraph>
        {t("ready.show")} {needsDocument(order, place) ? t("ready.document") : null} {order.contact.collector ? t("ready.collector", { name: order.contact.collector }) : null}
      </Paragraph>
      <MailButton href={orderAddress(from.home, order.locale, order.number, code)}>{t("ready.button")}</MailButton>
    </Frame>,
  );
}

/** Nobody came: the pieces are for sale again, the money goes back. */
export function collectionExpired({ order, place, code, from }: Told): Promise<Mail> {
  const t = words(order.locale, "mails-order");
  const said = { number: sayNumber(order.number), place: place.name };
  return renderMail(
    t("expired.subject", said),
    <Frame locale={order.locale} preview={t("expired.preview")} title={t("expired.title")} from={from}>
      <Paragraph>{t("expired.text", said)}</Paragraph>
      <Paragraph>{order.captured > 0 ? t("expired.money") : t("expired.nothing")}</Paragraph>
      <MailButton href={orderAddress(from.home, order.locale, order.number, code)}>{t("expired.button")}</MailButton>
    </Frame>,
  );
}

/** A collection was handed over: when, and to whom, so that its buyer hears of it if it was not to them. */
export function collectionGiven({ order, part, place, receiver, code, from }: Told & { readonly part: FulfilmentPart; readonly receiver: string | null }): Promise<Mail> {
  const t = words(order.locale, "mails-order");
  const said = { number: sayNumber(order.number), place: place.name, day: sayLongDay(part.changedAt, order.locale, place.timeZone), time: sayTime(part.changedAt, order.locale, place.timeZone), email: place.email };
  return renderMail(
    t("collected.subject", said),
    <Frame locale={order.locale} preview={t("collected.preview", said)} title={t("collected.title")} from={from}>
      <Paragraph>
        {t("collected.text", said)} {receiver ? t("collected.to", { receiver }) : null}
      </Paragraph>
      <MailButton href={orderAddress(from.home, order.locale, order.number, code)}>{t("collected.button")}</MailButton>
      <Paragraph quiet>{t("collected.wrong", said)}</Paragraph>
    </Frame>,
  );
}

/** Pieces of a collection are not there: which, and what the buyer may choose. */
export function pieceMissing({ order, part, place, code, from }: Told & { readonly part: FulfilmentPart }): Promise<Mail> {
  const t = words(order.locale, "mails-order");
  const said = { number: sayNumber(order.number), place: place.name, email: place.email };
  return renderMail(
    t("missing.subject", said),
    <Frame locale={order.locale} preview={t("missing.preview")} title={t("missing.title")} from={from}>
      <Paragraph>{t("missing.text", said)}</Paragraph>
      <PartLines order={order} part={part} />
      <Paragraph>{t("missing.choice", said)}</Paragraph>
      <MailButton href={orderAddress(from.home, order.locale, order.number, code)}>{t("missing.button")}</MailButton>
    </Frame>,
  );
}

/** What its buyer chose instead is under way: how the pieces come now, and when. */
export function collectionReplaced({ order, part, place, code, from }: Told & { readonly part: FulfilmentPart }): Promise<Mail> {
  const t = words(order.locale, "mails-order");
  const said = { number: sayNumber(order.number) };
  return renderMail(
    t("replaced.subject", said),
    <Frame locale={order.locale} preview={t("replaced.preview")} title={t("replaced.title")} from={from}>
      <Paragraph>{t("replaced.text", said)}</Paragraph>
      <PartSheet order={order} part={part} place={place} />
      <MailButton href={orderAddress(from.home, order.locale, order.number, code)}>{t("replaced.button")}</MailButton>
    </Frame>,
  );
}

/** The buyer named somebody else who may collect: so that they hear of it if it was not them. */
export function collectorNamed({ order, name, code, from }: Omit<Told, "place"> & { readonly name: string }): Promise<Mail> {
  const t = words(order.locale, "mails-order");
  const said = { number: sayNumber(order.number), name };
  return renderMail(
    t("collector.subject", said),
    <Frame locale={order.locale} preview={t("collector.preview")} title={t("collector.title", said)} from={from}>
      <Paragraph>{t("collector.text", said)}</Paragraph>
      <MailButton href={orderAddress(from.home, order.locale, order.number, code)}>{t("collector.button")}</MailButton>
      <Paragraph quiet>{t("collector.undo")}</Paragraph>
    </Frame>,
  );
}
