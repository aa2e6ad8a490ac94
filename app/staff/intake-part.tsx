import { AnsweredForm } from "@/app/answered-form";
import { Select } from "@/components/ui/field";
import type { Locale } from "@/lib/core/who";
import { LIMIT_FOR } from "@/lib/fulfilment/limit-intake";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";
import { limit } from "./[store]/more/actions";
import { sayIntake } from "./say-intake";

const CAPS = [0, 2, 5, 10, 20];

/** Whether the store takes new collections, and how to pause or cap them for a while, or to go on. */
export function IntakePart({ place, locale }: { readonly place: Place; readonly locale: Locale }) {
  const t = words(locale, "staff");
  const limited = sayIntake(place, locale, new Date());
  const hidden = { locationId: place.id };
  return (
    <section className="staff-part" aria-label={t("intake.title")}>
      <h2>{t("intake.title")}</h2>
      <p className="mb-4">{limited ?? t("intake.open")}</p>
      {limited ? (
        <AnsweredForm key="lift" name="lift" action={limit} hidden={{ ...hidden, most: "0", lasts: "lift", reason: t("intake.lifted") }} fields={[]} submit={t("intake.lift")} />
      ) : (
        <AnsweredForm key="limit" name="limit" action={limit} hidden={hidden} fields={[{ name: "reason", label: t("intake.reason"), autoComplete: "off", required: true }]} submit={t("intake.submit")} quiet>
          <Select name="most" label={t("intake.most")} defaultValue="0">
            {CAPS.map((cap) => (
              <option key={cap} value={cap}>
                {cap === 0 ? t("intake.none") : t("intake.upTo", { count: cap })}
              </option>
            ))}
          </Select>
          <Select name="lasts" label={t("intake.lasts")} defaultValue="60">
            {LIMIT_FOR.filter((each) => each !== "lift").map((each) => (
              <option key={each} value={each}>
                {t(`intake.for.${each}`)}
              </option>
            ))}
          </Select>
        </AnsweredForm>
      )}
    </section>
  );
}
