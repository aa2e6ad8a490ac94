import type { SentCode } from "@/components/staff/till-view";
import { drawQr } from "@/components/ui/qr";
import { config } from "@/lib/core/config";
import type { Locale } from "@/lib/core/who";
import { sayTime } from "@/lib/core/moments";
import type { Place } from "@/lib/locations/types";
import type { SentCode as Code } from "@/lib/till/phone/send-to-phone";

/** The code of a basket that goes to a phone, for the till's screen: a picture, and what to type into a browser where the camera fails. */
export function sayCode({ code, sign, expiresAt, email }: Code, basketId: string, place: Place, locale: Locale): SentCode {
  const { host, href } = new URL("/q/", config().UNICO_BASE_URL);
  return { basketId, qr: drawQr(`${href}${code}`), address: sign && `${host}/q/${sign.slice(0, 3)}-${sign.slice(3)}`, until: sayTime(expiresAt, locale, place.timeZone), email };
}
