"use client";
import { Field, FieldFrame, Select } from "@/components/ui/field";
import type { WholeProduct } from "@/lib/catalogue/types";
import type { Answered } from "@/lib/core/form";
import { EditorForm } from "./editor-form";

const TEXTS = [["title", 1], ["description", 8], ["material", 2], ["care", 3], ["warnings", 3], ["withdrawalExclusion", 2]] as const;
const LANGUAGES = ["it", "en"] as const;
type Words = Readonly<Record<(typeof TEXTS)[number][0] | "state" | "category" | "maker" | "country" | "vat" | "choose" | "save" | "unsaved" | "it" | "en" | "optional", string>>;
type Props = {
  readonly action: (before: Answered, form: FormData) => Promise<Answered>;
  readonly answered?: Answered | undefined;
  readonly product: WholeProduct;
  readonly seen: string;
  readonly departments: readonly { readonly value: string; readonly label: string }[];
  readonly makers: readonly string[];
  readonly words: Words;
  readonly states: { readonly state: Readonly<Record<WholeProduct["status"], string>> };
};

/** A product's words in both languages side by side. */
export function ProductForm({ action, answered, product, seen, departments, makers, words, states }: Props) {
  return (
    <EditorForm name="product" action={action} answered={answered} hidden={{ handle: product.handle, seen }} words={words}>
      {(answer) => (
        <>
          <div className="editor-facts">
            <Select name="status" label={words.state} defaultValue={product.status} error={answer.problems["status"]}>
              {(["draft", "active", "archived"] as const).map((state) => <option key={state} value={state}>{states.state[state]}</option>)}
            </Select>
            <Select name="category" label={words.category} defaultValue={product.category ?? ""} error={answer.problems["category"]}>
              <option value="">{words.choose}</option>
              {departments.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
            </Select>
            <Select name="maker" label={words.maker} defaultValue={product.maker ?? ""} error={answer.problems["maker"]}>
              <option value="">{words.choose}</option>
              {makers.map((name) => <option key={name} value={name}>{name}</option>)}
            </Select>
            <Field name="countryOfOrigin" label={words.country} defaultValue={product.countryOfOrigin ?? ""} autoComplete="off" maxLength={2} error={answer.problems["countryOfOrigin"]} />
            <Field name="vat" label={words.vat} defaultValue={product.vatRate === null ? "" : String(product.vatRate / 100)} autoComplete="off" inputMode="decimal" error={answer.problems["vat"]} />
          </div>
          {TEXTS.map(([name, rows]) => (
            <div key={name} className="editor-pair">
              {LANGUAGES.map((language) => {
                const id = `${name}-${language}`;
                const error = answer.problems[id];
                const value = product[name]?.[language] ?? "";
                return (
                  <FieldFrame key={id} name={id} label={`${words[name]} · ${words[language]}`} error={error}>
                    <textarea id={id} name={id} rows={rows} defaultValue={answer.typed[id] ?? value} lang={language} spellCheck className="input" data-missing={value === "" && language === "en" && product[name]?.it ? "" : undefined} aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined} />
                  </FieldFrame>
                );
              })}
            </div>
          ))}
        </>
      )}
    </EditorForm>
  );
}
