"use client";
import type { ReactNode } from "react";
import { Field, FieldFrame, Select } from "@/components/ui/field";
import type { Answered } from "@/lib/core/form";
import { hoursOn, saySpans } from "@/lib/locations/edit/rules";
import type { ExceptionalDay, Place } from "@/lib/locations/types";
import { EditorForm } from "./editor-form";

export const PLACE_LINES = ["name", "street", "postcode", "city", "province", "country", "phone", "email", "latitude", "longitude"] as const;
export const PLACE_NUMBERS = ["preparationMinutes", "holdDays", "extendDays", "reserveHours", "askMinutes"] as const;
export type PlaceWords = Readonly<Record<(typeof PLACE_LINES)[number] | (typeof PLACE_NUMBERS)[number] | "save" | "unsaved" | "kind" | "store" | "warehouse" | "timeZone" | "address" | "hours" | "hoursText" | "days" | "daysText" | "day" | "dayHours" | "reasonIt" | "reasonEn" | "collect" | "collectFrom" | "collectCutOff" | "documentFrom" | "windows" | "windowsText" | "windowMinutes" | "windowCapacity" | "windowDays" | "deliversFrom" | "words" | "directionsIt" | "directionsEn" | "services" | "servicesText", string>>;
type Props = {
  readonly action: (before: Answered, form: FormData) => Promise<Answered>;
  readonly answered?: Answered | undefined;
  /** Null: a new one. */
  readonly place: Place | null;
  readonly seen: string;
  /** Days that differ and are still to come. */
  readonly ahead: readonly ExceptionalDay[];
  readonly weekdays: readonly string[];
  readonly words: PlaceWords;
};
const BLANK_DAYS = 3;
const USUAL: Readonly<Record<string, string>> = { country: "IT", preparationMinutes: "60", holdDays: "7", extendDays: "3", reserveHours: "24", askMinutes: "10" };

/** What holds for a place: where it is, when it is open, how orders are collected and sent. Hours are written as people write them. */
export function PlaceForm({ action, answered, place, seen, ahead, weekdays, words }: Props) {
  const week = place?.week ?? [];
  return (
    <EditorForm name="place" action={action} answered={answered} hidden={{ id: place?.id ?? "", seen }} words={words}>
      {(answer) => {
        const line = (name: string, label: string, value: string, more: object = {}) => <Field key={name} name={name} label={label} defaultValue={value} autoComplete="off" error={answer.problems[name]} {...more} />;
        const cell = (name: string, label: string, value: string, more: object) => <input className="input" name={name} aria-label={label} defaultValue={value} autoComplete="off" aria-invalid={answer.problems[name] ? true : undefined} title={answer.problems[name]} {...more} />;
        const tick = (name: string, label: string, checked: boolean) => <label className="flex items-center gap-2 py-2"><input type="checkbox" name={name} defaultChecked={checked} />{label}</label>;
        const group = (title: string, text: string | null, children: ReactNode) => (
          <fieldset className="grid gap-3 border-t border-line pt-4">
            <legend className="h3 pe-4">{title}</legend>
            {text ? <p className="small text-ink-2">{text}</p> : null}
            {children}
          </fieldset>
        );
        const days = [...Array.from({ length: BLANK_DAYS }, () => null), ...ahead];
        return (
          <>
            {group(words.address, null, (
              <div className="editor-facts editor-wide">
                <Select name="kind" label={words.kind} defaultValue={place?.kind ?? "store"}>
                  <option value="store">{words.store}</option>
                  <option value="warehouse">{words.warehouse}</option>
                </Select>
                {PLACE_LINES.map((name) => line(name, words[name], String(place?.[name] ?? USUAL[name] ?? "")))}
                {line("timeZone", words.timeZone, place?.timeZone ?? "Europe/Rome")}
              </div>
            ))}
            {group(words.hours, words.hoursText, <div className="editor-facts editor-wide">{weekdays.map((day, i) => line(`w${i + 1}`, day, saySpans(hoursOn(week, i + 1)), { placeholder: "–" }))}</div>)}
            {group(words.days, words.daysText, (
              <div className="grid-form grid-form-tall" role="region" aria-label={words.days} tabIndex={0}>
                <table>
                  <thead>
                    <tr>{[words.day, words.dayHours, words.reasonIt, words.reasonEn].map((word) => <th key={word} scope="col">{word}</th>)}</tr>
                  </thead>
                  <tbody>
                    {days.map((day, i) => (
                      <tr key={day?.day ?? `new-${i}`} data-new={day ? undefined : ""}>
                        <td>{cell(`d${i}.day`, words.day, day?.day ?? "", { type: "date" })}</td>
                        <td>{cell(`d${i}.spans`, words.dayHours, saySpans(day?.spans ?? []), { placeholder: "–", size: 14 })}</td>
                        <td>{cell(`d${i}.it`, words.reasonIt, day?.reason.it ?? "", { lang: "it", size: 28 })}</td>
                        <td>{cell(`d${i}.en`, words.reasonEn, day?.reason.en ?? "", { lang: "en", size: 28 })}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            ))}
            {group(words.collect, null, (
              <>
                {tick("collectFrom", words.collectFrom, place?.collectFrom ?? true)}
                {tick("deliversFrom", words.deliversFrom, place?.deliversFrom ?? false)}
                <div className="editor-facts">
                  {PLACE_NUMBERS.map((name) => line(name, words[name], String(place?.[name] ?? USUAL[name] ?? ""), { inputMode: "numeric" }))}
                  {line("collectCutOff", words.collectCutOff, place?.collectCutOff ?? "", { placeholder: "18:00" })}
                  {line("documentFrom", words.documentFrom, place?.documentFrom ? String(place.documentFrom / 100) : "", { inputMode: "decimal" })}
                </div>
              </>
            ))}
            {group(words.windows, words.windowsText, (
              <div className="editor-facts">
                {line("windowMinutes", words.windowMinutes, String(place?.windows?.minutes ?? ""), { inputMode: "numeric" })}
                {line("windowCapacity", words.windowCapacity, String(place?.windows?.capacity ?? ""), { inputMode: "numeric" })}
                {line("windowDays", words.windowDays, String(place?.windows?.days ?? ""), { inputMode: "numeric" })}
              </div>
            ))}
            {group(words.words, null, (
              <>
                <div className="editor-pair">
                  {line("directions.it", words.directionsIt, place?.directions.it ?? "", { lang: "it" })}
                  {line("directions.en", words.directionsEn, place?.directions.en ?? "", { lang: "en" })}
                </div>
                <FieldFrame name="services" label={words.services} hint={words.servicesText} error={answer.problems["services"]}>
                  <textarea id="services" name="services" rows={4} className="input" defaultValue={(place?.services ?? []).map(({ it, en }) => `${it} | ${en}`).join("\n")} aria-describedby="services-hint" />
                </FieldFrame>
              </>
            ))}
          </>
        );
      }}
    </EditorForm>
  );
}
