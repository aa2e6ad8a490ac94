import { AnsweredForm } from "@/app/answered-form";
import { Select } from "@/components/ui/field";
import { newId } from "@/lib/core/id";
import { type Locale, LOCALES } from "@/lib/core/who";
import { perSheet, TEMPLATE_KEYS, templateOf } from "@/lib/labels/sheets/rules";
import type { Place } from "@/lib/locations/types";
import { words } from "@/lib/request/wording";
import { make } from "./[store]/labels/actions";

type Props = { readonly place: Place; readonly locale: Locale; readonly aisles: readonly { readonly aisle: string; readonly things: number }[]; readonly wrong: number };

/** What to print, on which paper, from which position. Works before any script: what doesn't belong to a choice is hidden by the style sheet. */
export function LabelForm({ place, locale, aisles, wrong }: Props) {
  const t = words(locale, "labels");
  const figure = (mm: number) => new Intl.NumberFormat(locale === "en" ? "en-GB" : "it-IT").format(mm);
  const paper = TEMPLATE_KEYS.map((key) => {
    const { across, down, label } = templateOf(key);
    const size = t("make.size", { width: figure(label.width), height: figure(label.height) });
    return { key, count: across * down, across, said: across * down > 1 ? t("make.sheet", { across, down, size }) : t("make.roll", { size }) };
  });
  const kinds = [{ what: "reprint", off: wrong === 0 }, { what: "aisle", off: aisles.length === 0 }, { what: "things", off: false }] as const;
  const first = kinds.find((kind) => !kind.off)?.what;
  return (
    <section className="staff-part label-form" aria-labelledby="make">
      <h2 id="make">{t("make.title")}</h2>
      <AnsweredForm name="labels" action={make} hidden={{ runId: newId(), locationId: place.id, store: place.handle }} fields={[{ name: "things", label: t("make.thingsLabel"), autoComplete: "off" }]} submit={t("make.submit")}>
        <fieldset className="label-kinds">
          <legend className="field-name">{t("make.what")}</legend>
          {kinds.map(({ what, off }) => (
            <label key={what} className="size">
              <input type="radio" name="what" value={what} className="sr-only" defaultChecked={what === first} disabled={off} />
              {t(`make.${what}`)}
              {what === "reprint" ? <small>{wrong}</small> : null}
            </label>
          ))}
        </fieldset>
        {aisles.length > 0 ? (
          <Select name="aisle" label={t("make.aisleLabel")} className="label-aisle">
            {aisles.map(({ aisle, things }) => (
              <option key={aisle} value={aisle}>
                {t("make.aisleOption", { aisle, count: things })}
              </option>
            ))}
          </Select>
        ) : (
          <p>{t("make.noAisles")}</p>
        )}
        <fieldset className="label-paper">
          <legend className="field-name">{t("make.template")}</legend>
          {paper.map(({ key, said }, i) => (
            <label key={key} className="size">
              <input type="radio" name="template" value={key} className="sr-only" defaultChecked={i === 0} />
              {said}
            </label>
          ))}
        </fieldset>
        {paper.filter(({ count }) => count > 1).map(({ key, across }) => (
          <fieldset key={key} className="label-start" data-of={key} style={{ ["--across" as string]: across }}>
            <legend className="field-name">{t("make.startsAt")}</legend>
            <p className="hint">{t("make.startsHint")}</p>
            <div>
              {Array.from({ length: perSheet(templateOf(key)) }, (_, i) => (
                <label key={i}>
                  <input type="radio" name={`start-${key}`} value={i} className="sr-only" defaultChecked={i === 0} aria-label={t("make.position", { position: i + 1 })} />
                  {i + 1}
                </label>
              ))}
            </div>
          </fieldset>
        ))}
        <Select name="locale" label={t("make.locale")} defaultValue="it">
          {LOCALES.map((each) => (
            <option key={each} value={each}>
              {t(`make.${each}`)}
            </option>
          ))}
        </Select>
      </AnsweredForm>
    </section>
  );
}
