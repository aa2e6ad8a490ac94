"use client";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import type { Choice, WholeProduct } from "@/lib/catalogue/types";
import { MOST_OPTIONS } from "@/lib/catalogue/variants/rules";
import type { Answered } from "@/lib/core/form";
import { EditorForm } from "./editor-form";

export type VariantsWords = Readonly<Record<"save" | "unsaved" | "options" | "optionsText" | "optionIt" | "optionEn" | "valueIt" | "valueEn" | "swatch" | "moreValues" | "variants" | "variantsText" | "sku" | "gtin" | "weight" | "price" | "online" | "archived" | "choose" | "new" | "one", string>>;
type Props = {
  readonly action: (before: Answered, form: FormData) => Promise<Answered>;
  readonly answered?: Answered | undefined;
  readonly product: Pick<WholeProduct, "handle" | "options" | "variants">;
  readonly seen: string;
  /** Combinations that could be made, with a code that would fit. */
  readonly missing: readonly { readonly choice: Choice; readonly sku: string }[];
  /** What each costs now, by its code, as people read it. */
  readonly prices: Readonly<Record<string, string>>;
  readonly words: VariantsWords;
};

/** The options of a product, and its variants as a grid; below them the combinations that could be and are not, made by giving them a code. */
export function VariantsForm({ action, answered, product: { handle, options, variants }, seen, missing, words, prices }: Props) {
  const [more, setMore] = useState<Readonly<Record<number, number>>>({});
  const shown = [...options.map(({ key, name, values }) => ({ key, name, values })), ...(options.length < MOST_OPTIONS ? [{ key: "", name: { it: "", en: "" }, values: [] }] : [])];
  return (
    <EditorForm name="variants" action={action} answered={answered} hidden={{ handle, seen }} words={words}>
      {(answer) => {
        const blank = (at: number) => (more[at] ?? 0) + (at < options.length ? 1 : 2);
        const cell = (name: string, label: string, value: string, more: object = {}) => <input className="input" name={name} aria-label={label} defaultValue={(answer.done ? undefined : answer.typed[name]) ?? value} autoComplete="off" aria-invalid={answer.problems[name] ? true : undefined} title={answer.problems[name]} {...more} />;
        return (
          <div key={seen} className="grid gap-4">
            <h2 className="h3">{words.options}</h2>
            <p className="small text-ink-2">{words.optionsText}</p>
            {shown.map(({ key, name, values }, o) => (
              <fieldset key={key || "new"} className="option-card">
                <legend className="sr-only">{name.it || words.optionIt}</legend>
                <input type="hidden" name={`o${o}.key`} value={key} />
                <div className="option-row">
                  <Field name={`o${o}.it`} label={words.optionIt} defaultValue={name.it} autoComplete="off" />
                  <Field name={`o${o}.en`} label={words.optionEn} defaultValue={name.en} autoComplete="off" />
                </div>
                {[...values.map((value) => ({ key: value.key, it: value.name.it, en: value.name.en, swatch: value.swatch ?? "" })), ...Array.from({ length: blank(o) }, () => ({ key: "", it: "", en: "", swatch: "" }))].map((value, v) => (
                  <div key={v} className="option-row">
                    <input type="hidden" name={`o${o}.v${v}.key`} value={value.key} />
                    {cell(`o${o}.v${v}.it`, words.valueIt, value.it, { placeholder: value.key ? undefined : words.valueIt })}
                    {cell(`o${o}.v${v}.en`, words.valueEn, value.en, { placeholder: value.key ? undefined : words.valueEn, lang: "en" })}
                    {cell(`o${o}.v${v}.swatch`, words.swatch, value.swatch, { placeholder: "#a8401f", pattern: "#[0-9a-fA-F]{6}", maxLength: 7 })}
                  </div>
                ))}
                <p><button type="button" className="link small" onClick={() => setMore({ ...more, [o]: (more[o] ?? 0) + 3 })}>{words.moreValues}</button></p>
              </fieldset>
            ))}
            <h2 className="h3 mt-4">{words.variants}</h2>
            <p className="small text-ink-2">{words.variantsText}</p>
            <div className="grid-form" role="region" aria-label={words.variants} tabIndex={0}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{words.sku}</th>
                    {options.map(({ key, name }) => <th key={key} scope="col">{name.it}</th>)}
                    {[words.gtin, words.weight, words.price, words.online, words.archived].map((word) => <th key={word} scope="col">{word}</th>)}
                  </tr>
                </thead>
                <tbody>
                  {[...variants.map((one) => ({ ...one, sku: one.sku, there: true })), ...missing.map(({ choice, sku }) => ({ sku, choice, gtin: null, weightG: null, soldOnline: true, status: "active" as const, there: false }))].map(({ sku, choice, gtin, weightG, soldOnline, status, there }, r) => (
                    <tr key={sku} data-new={there ? undefined : ""}>
                      <th scope="row">
                        {there ? <><input type="hidden" name={`r${r}.sku`} value={sku} /><span className="code">{sku}</span></> : cell(`r${r}.sku`, `${words.new}: ${words.sku}`, "", { placeholder: sku })}
                      </th>
                      {options.map(({ key, name, values }) => (
                        <td key={key}>
                          <select className="input" name={`r${r}.c.${key}`} aria-label={`${name.it}: ${sku}`} defaultValue={choice[key] ?? ""}>
                            {choice[key] && values.some((value) => value.key === choice[key]) ? null : <option value="">{words.choose}</option>}
                            {values.map((value) => <option key={value.key} value={value.key}>{value.name.it}</option>)}
                          </select>
                        </td>
                      ))}
                      <td>{cell(`r${r}.gtin`, `${words.gtin}: ${sku}`, gtin ?? "", { inputMode: "numeric", size: 15 })}</td>
                      <td>{cell(`r${r}.weight`, `${words.weight}: ${sku}`, weightG === null ? "" : String(weightG), { inputMode: "numeric", size: 6 })}</td>
                      <td className="num">{there ? prices[sku] : cell(`r${r}.price`, `${words.price}: ${sku}`, "", { inputMode: "decimal", size: 8 })}</td>
                      <td><input type="checkbox" name={`r${r}.online`} aria-label={`${words.online}: ${sku}`} defaultChecked={soldOnline} /></td>
                      <td>{there ? <input type="checkbox" name={`r${r}.archived`} aria-label={`${words.archived}: ${sku}`} defaultChecked={status === "archived"} /> : null}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        );
      }}
    </EditorForm>
  );
}
