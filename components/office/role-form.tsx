"use client";
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError, Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { type Answered, UNANSWERED } from "@/lib/core/form";

type Named = { readonly key: string; readonly label: string };
type FieldOf = { readonly name: string; readonly label: string; readonly value?: string; readonly hint?: string; readonly type?: "text" | "email"; readonly options?: readonly Named[] };
type Props = {
  readonly action: (before: Answered, form: FormData) => Promise<Answered>;
  readonly answered?: Answered | undefined;
  readonly name: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly fields: readonly FieldOf[];
  readonly roles: readonly Named[];
  readonly places: readonly Named[];
  /** The roles at places that somebody has, and those that may be given: `cashier@<place>`. */
  readonly held: readonly string[];
  readonly givable: readonly string[];
  readonly words: Readonly<Record<"roles" | "rolesHint" | "fixed" | "place" | "submit" | "unsaved", string>>;
  readonly children?: ReactNode;
};

/** Somebody's roles at places as a table of boxes; those that are not one's own to give are shown and stay. What was typed stays whatever the answer is; who leaves with something unsaved is asked. */
export function RoleForm({ action, answered = UNANSWERED, name, hidden, fields, roles, places, held, givable, words, children }: Props) {
  const [answer, send, pending] = useActionState(action, answered);
  const [dirty, setDirty] = useState(false);
  const [opened] = useState(held);
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
    event.preventDefault(); // a form that its action answers is emptied; this one keeps what was ticked
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
    setDirty(false);
  };
  const again = answer.round > 0 && !answer.done; // before any script: what was sent is shown again
  const ticked = (key: string) => (again && givable.includes(key) ? `r:${key}` in answer.typed : held.includes(key));
  const others = (key: string) => again && opened.includes(key) !== held.includes(key); // somebody else changed it meanwhile
  const problem = answer.problems["roles"];
  return (
    <form action={send} onSubmit={submit} onInput={() => setDirty(true)} noValidate className="editor-form">
      {answer.notice || Object.keys(answer.problems).length > 0 ? (
        <div key={answer.round} ref={said} tabIndex={-1}>
          <Notice tone={answer.done ? "good" : "bad"} live>{answer.notice ?? Object.values(answer.problems)[0]}</Notice>
        </div>
      ) : null}
      <input type="hidden" name="form" value={name} />
      {Object.entries(hidden).map(([key, value]) => <input key={key} type="hidden" name={key} value={value} />)}
      <div className="role-fields">
        {fields.map(({ name: field, label, value = "", hint, type = "text", options }) =>
          options ? (
            <Select key={field} name={field} label={label} hint={hint} defaultValue={answer.typed[field] ?? value} error={answer.problems[field]}>
              {options.map((option) => <option key={option.key} value={option.key}>{option.label}</option>)}
            </Select>
          ) : (
            <Field key={field} name={field} type={type} label={label} hint={hint} defaultValue={answer.typed[field] ?? value} autoComplete="off" error={answer.problems[field]} />
          ),
        )}
      </div>
      <fieldset className="grid min-w-0 gap-2" aria-describedby={problem ? "roles-error" : "roles-hint"}>
        <legend className="h3">{words.roles}</legend>
        <p id="roles-hint" className="small text-ink-2">{words.rolesHint}</p>
        {problem ? <FieldError id="roles-error">{problem}</FieldError> : null}
        <div className="role-scroll">
          <table className="role-table">
            <thead>
              <tr>
                <th scope="col">{words.place}</th>
                {roles.map(({ key, label }) => <th key={key} scope="col">{label}</th>)}
              </tr>
            </thead>
            <tbody>
              {places.map((place) => (
                <tr key={place.key}>
                  <th scope="row">{place.label}</th>
                  {roles.map((role) => {
                    const key = `${role.key}@${place.key}`;
                    const may = givable.includes(key);
                    return (
                      <td key={key} data-others={others(key) || undefined}>
                        <label className="role-box">
                          <input type="checkbox" className="check" name={`r:${key}`} defaultChecked={ticked(key)} disabled={!may} aria-label={`${role.label}, ${place.label}${may ? "" : `, ${words.fixed}`}`} />
                        </label>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </fieldset>
      {children}
      <div className="editor-foot">
        <Button type="submit" busy={pending}>{words.submit}</Button>
        <span className="small text-ink-2" role="status">{unsaved ? words.unsaved : ""}</span>
      </div>
    </form>
  );
}
