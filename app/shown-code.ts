import { drawQr } from "@/components/ui/qr";
import type { ShownCode } from "@/components/ui/show-code";
import type { IssuedCode } from "@/lib/codes/issue-code";
import { config } from "@/lib/core/config";
import { sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";

/** A code for a phone's screen: a picture, the signs to type, and until when it is good. */
export const shownCode = ({ code, sign, expiresAt }: IssuedCode, locale: Locale, timeZone = "Europe/Rome"): ShownCode => ({
  qr: drawQr(`${config().UNICO_BASE_URL}/q/${code}`),
  sign: sign && sign.replace(/^(...)(.+)$/, "$1-$2"),
  until: sayTime(expiresAt, locale, timeZone),
});
