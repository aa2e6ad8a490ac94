import { addresses } from "@/components/shop/addresses";
import { OnIcon } from "@/components/ui/icons";
import { Qr } from "@/components/ui/qr";
import { sayTime } from "@/lib/core/moments";
import { needsDocument } from "@/lib/locations/rules";
import type { FulfilmentPart } from "@/lib/fulfilment/types";
import { placeOf, sayWeekday, sayWindow, type Telling, windowAhead } from "./say-order";

export type Codes = {
  /** The code that a part is given for, as people read it. */
  readonly codeOf: (partId: FulfilmentPart["id"]) => string;
  /** What the code's picture says. */
  readonly passOf: (partId: FulfilmentPart["id"]) => string;
};

/** What shows at the counter that somebody may have what waits there: its code, to be scanned or read; until when, and the way. */
export function CollectPass({ part, codeOf, passOf, named, ...telling }: Telling & Codes & { readonly part: FulfilmentPart; /** Several wait: each says where. */ readonly named: boolean }) {
  const { order, locale, t } = telling;
  const place = placeOf(telling, part);
  if (!place) return null;
  const code = codeOf(part.id);
  const until = part.heldUntil && { day: sayWeekday(part.heldUntil, locale, place.timeZone), time: sayTime(part.heldUntil, locale, place.timeZone) };
  const window = windowAhead(part, telling.now);
  const ways = [
    ...(until ? [{ href: addresses(locale).calendar(order.number, part.id), says: t("pass.calendar") }] : []),
    { href: `https://www.openstreetmap.org/directions?to=${place.latitude},${place.longitude}`, says: t("pass.map") },
  ];
  return (
    <div>
      {named ? <p className="small text-ink-2">{t("pass.titleOf", { place: place.name })}</p> : null}
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-4">
        <Qr text={passOf(part.id)} label={t("pass.label", { code })} className="w-40" />
        <p className="min-w-0 flex-1 basis-36">
          <span className="code-lg block whitespace-nowrap">{code}</span>
          <span className="cap mt-1 block">{t("pass.read")}</span>
        </p>
      </div>
      {window ? <p className="t mt-4">{sayWindow(window, place.timeZone, telling)}</p> : null}
      {needsDocument(order, place) ? <p className="t mt-4">{t("pass.document")}</p> : null}
      {until ? <p className="small mt-4">{t("pass.until", until)}</p> : null}
      <ul className="no-print rows ui mt-4">
        {ways.map(({ href, says }) => (
          <li key={href}>
            <a className="pair quiet items-center!" href={href} rel="noreferrer">
              <span>{says}</span>
              <OnIcon small />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
