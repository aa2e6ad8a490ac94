import { sayLongDay, sayTime } from "@/lib/core/moments";
import { words } from "@/lib/core/wording";
import type { FulfilmentPart } from "@/lib/fulfilment/types";
import type { Place } from "@/lib/locations/types";
import { orderAddress, sayNumber } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import { type Mail, renderMail } from "../render-mail";
import { Frame, MailButton, Paragraph } from "./frame";

type Told = { readonly order: Order; readonly place: Place; readonly code: string; readonly home: string };

/** A collection is ready later than was promised: when, why, and what else the buyer may want. */
export function promiseMoved({ order, place, promise, code, home }: Told & { readonly promise: NonNullable<FulfilmentPart["promise"]> }): Promise<Mail> {
  const t = words(order.locale, "mails-order");
  const said = { number: sayNumber(order.number), place: place.name, day: sayLongDay(promise.due, order.locale, place.timeZone), time: sayTime(promise.due, order.locale, place.timeZone), email: place.email };
  return renderMail(
    t("moved.subject", said),
    <Frame locale={order.locale} preview={t("moved.preview", said)} title={t("moved.title")} home={home}>
      <Paragraph>
        {t("moved.text", said)} {promise.because ? t(`moved.why.${promise.because}`) : null}
      </Paragraph>
      <MailButton href={orderAddress(home, order.locale, order.number, code)}>{t("moved.button")}</MailButton>
      <Paragraph quiet>{t("moved.wait", said)}</Paragraph>
    </Frame>,
  );
}
