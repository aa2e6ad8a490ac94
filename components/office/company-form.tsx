"use client";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import type { Company } from "@/lib/company/types";
import type { Answered } from "@/lib/core/form";
import { EditorForm } from "./editor-form";

const LAW = ["name", "street", "postcode", "city", "province", "country", "vatNumber", "register", "capital"] as const;
const REACH = ["email", "phone", "certifiedEmail"] as const;
const BOTH = ["headline", "about", "phoneHours"] as const;
export type CompanyWords = Readonly<Record<(typeof LAW)[number] | (typeof REACH)[number] | (typeof BOTH)[number] | "save" | "unsaved" | "shop" | "door" | "doorText" | "law" | "lawText" | "reach" | "demo" | "demoText" | "italian" | "english", string>> & { readonly hints: Partial<Readonly<Record<string, string>>> };
type Props = {
  readonly action: (before: Answered, form: FormData) => Promise<Answered>;
  readonly answered?: Answered | undefined;
  readonly company: Company;
  readonly seen: string;
  readonly words: CompanyWords;
};

/** Who sells and how the shop is called: what stands on every page, letter and receipt. */
export function CompanyForm({ action, answered, company, seen, words }: Props) {
  return (
    <EditorForm name="company" action={action} answered={answered} hidden={{ seen }} words={words}>
      {(answer) => {
        const line = (name: string, label: string, value: string, more: object = {}) => <Field key={name} name={name} label={label} defaultValue={value} autoComplete="off" error={answer.problems[name]} hint={words.hints[name]} {...more} />;
        const pair = (name: (typeof BOTH)[number]) => (
          <div className="editor-pair" key={name}>
            {line(`${name}.it`, `${words[name]} · ${words.italian}`, company[name].it, { lang: "it", hint: words.hints[name] })}
            {line(`${name}.en`, `${words[name]} · ${words.english}`, company[name].en, { lang: "en" })}
          </div>
        );
        const group = (title: string, text: string | null, children: ReactNode) => (
          <fieldset className="grid gap-3 border-t border-line pt-4">
            <legend className="h3 pe-4">{title}</legend>
            {text ? <p className="small text-ink-2 max-w-[70ch]">{text}</p> : null}
            {children}
          </fieldset>
        );
        return (
          <>
            {group(words.door, words.doorText, <><div className="editor-facts editor-wide">{line("shop", words.shop, company.shop)}</div>{pair("headline")}{pair("about")}</>)}
            {group(words.law, words.lawText, <div className="editor-facts editor-wide">{LAW.map((name) => line(name, words[name], company[name]))}</div>)}
            {group(words.reach, null, <><div className="editor-facts editor-wide">{REACH.map((name) => line(name, words[name], company[name], name === "phone" ? { type: "tel" } : { type: "email" }))}</div>{pair("phoneHours")}</>)}
            <label className="flex items-start gap-2 border-t border-line py-4">
              <input type="checkbox" name="demo" defaultChecked={company.demo} className="mt-1" />
              <span>{words.demo}<span className="small block text-ink-2">{words.demoText}</span></span>
            </label>
          </>
        );
      }}
    </EditorForm>
  );
}
