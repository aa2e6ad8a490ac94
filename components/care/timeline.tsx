import type { Happened } from "@/lib/care/types";
import { sayDay, sayTime } from "@/lib/core/moments";
import { type Currency, sayMoney } from "@/lib/core/money";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";

const ROME = "Europe/Rome";
type Props = { readonly happened: readonly Happened[]; readonly currency: Currency; readonly locale: Locale; readonly t: Wording; /** What a letter of a kind is called. */ readonly letter: (kind: string) => string };

/** All that happened with an order, the latest first, a line each; what somebody wrote stands below its line. */
export function Timeline({ happened, currency, locale, t, letter }: Props) {
  return (
    <ol className="rows">
      {happened.map(({ at, is, what, amount, text, by }, i) => (
        <li key={i} className="grid grid-cols-[104px_1fr] gap-x-4 sm:grid-cols-[144px_1fr]">
          <time className="small num text-ink-2" dateTime={at.toISOString()}>{`${sayDay(at, locale, ROME)}, ${sayTime(at, locale, ROME)}`}</time>
          <div className="small min-w-0">
            <p className={is === "note" || is === "credit" ? "font-medium" : undefined}>{t(`happened.${is}`, { what: is === "letter" && what ? letter(what) : (what ?? ""), amount: amount === undefined ? "" : sayMoney(amount, currency, locale), by: by ?? "" })}</p>
            {text ? <p className="mt-1 break-words whitespace-pre-line text-ink-2">{text}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
