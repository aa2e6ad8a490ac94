"use client";
import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldFrame, Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { WholeProduct } from "@/lib/catalogue/types";
import { type Answered, UNANSWERED } from "@/lib/core/form";

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

/** A product's words in both languages side by side. What was typed stays whatever the answer is; who leaves with something unsaved is asked. */
export function ProductForm({ action, answered = UNANSWERED, product, seen, departments, makers, words, states }: Props) {
  const [answer, send, pending] = useActionState(action, answered);
  const [dirty, setDirty] = useState(false);
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer.round > 0) said.current?.focus();
  }, [answer]);
  const unsaved = dirty || (answer.round > 0 && !answer.done && !pending);
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault(); // a form that its action answers is emptied; this one keeps what was typed
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
    setDirty(false);
  };
  const problem = (name: string) => answer.problems[name];
  return (
    <form action={send} onSubmit={submit} onInput={() => setDirty(true)} noValidate className="editor-form">
      {answer.notice ? (
        <div key={answer.round} ref={said} tabIndex={-1}>
          <Notice tone={answer.done ? "good" : "bad"} live>{answer.notice}</Notice>
        </div>
      ) : null}
      <input type="hidden" name="form" value="product" />
      <input type="hidden" name="handle" value={product.handle} />
      <input type="hidden" name="seen" value={seen} />
      <div className="editor-facts">
        <Select name="status" label={words.state} defaultValue={product.status} error={problem("status")}>
          {(["draft", "active", "archived"] as const).map((state) => <option key={state} value={state}>{states.state[state]}</option>)}
        </Select>
        <Select name="category" label={words.category} defaultValue={product.category ?? ""} error={problem("category")}>
          <option value="">{words.choose}</option>
          {departments.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
        </Select>
        <Select name="maker" label={words.maker} defaultValue={product.maker ?? ""} error={problem("maker")}>
          <option value="">{words.choose}</option>
          {makers.map((name) => <option key={name} value={name}>{name}</option>)}
        </Select>
        <Field name="countryOfOrigin" label={words.country} defaultValue={product.countryOfOrigin ?? ""} autoComplete="off" maxLength={2} error={problem("countryOfOrigin")} />
        <Field name="vat" label={words.vat} defaultValue={product.vatRate === null ? "" : String(product.vatRate / 100)} autoComplete="off" inputMode="decimal" error={problem("vat")} />
      </div>
      {TEXTS.map(([name, rows]) => (
        <div key={name} className="editor-pair">
          {LANGUAGES.map((language) => {
            const id = `${name}-${language}`;
            const error = problem(id);
            const value = product[name]?.[language] ?? "";
            return (
              <FieldFrame key={id} name={id} label={`${words[name]} · ${words[language]}`} error={error}>
                <textarea id={id} name={id} rows={rows} defaultValue={answer.typed[id] ?? value} lang={language} spellCheck className="input" data-missing={value === "" && language === "en" && product[name]?.it ? "" : undefined} aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined} />
              </FieldFrame>
            );
          })}
        </div>
      ))}
      <div className="editor-foot">
        <Button type="submit" busy={pending}>{words.save}</Button>
        <span className="small text-ink-2" role="status">{unsaved ? words.unsaved : ""}</span>
      </div>
    </form>
  );
}
