import { addresses } from "@/components/shop/addresses";
import { buttonClass } from "@/components/ui/button";
import { KeepFresh } from "@/components/ui/keep-fresh";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import type { Label } from "@/lib/returns/labels/reads";

/** The carrier's label for the parcel: being made, there to be printed, or refused with what to do instead. */
export function ParcelLabel({ phone, label: { state, tracking }, number, until, locale, t }: { readonly phone: string; readonly label: Label; readonly number: string; readonly until: string; readonly locale: Locale; readonly t: Wording }) {
  if (state === "refused") return <Notice tone="warn" live>{t("waiting.label.refused", { phone })}</Notice>;
  if (state !== "due" && state !== "booked") return null;
  return (
    <section aria-labelledby="label" className="grid gap-3" aria-live="polite" aria-busy={state === "due"}>
      <h2 id="label" className="t">{t("waiting.label.title")}</h2>
      <p>{state === "due" ? t("waiting.label.due") : t("waiting.label.booked", { until })}</p>
      {state === "due" ? <KeepFresh /> : null}
      {state === "booked" ? (
        <p>
          <a className={buttonClass({})} href={addresses(locale).returnLabel(number)}>
            {t("waiting.label.download")}
          </a>
        </p>
      ) : null}
      {tracking ? <p className="small num text-ink-2">{t("waiting.label.number", { tracking })}</p> : null}
    </section>
  );
}
