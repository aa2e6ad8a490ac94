"use client";
import type { ReactNode } from "react";
import type { Answered } from "@/lib/core/form";
import { EditorForm } from "./editor-form";

export type RowsColumn = { readonly key: string; readonly label: string; readonly size?: number; readonly lang?: string; readonly options?: readonly { readonly value: string; readonly label: string }[] };
export type RowsRow = { readonly id: string; readonly values: Readonly<Record<string, string>>; /** How far it stands to the right. */ readonly level?: number; readonly aside?: ReactNode };
type Props = {
  readonly name: string;
  readonly action: (before: Answered, form: FormData) => Promise<Answered>;
  readonly answered?: Answered | undefined;
  readonly seen: string;
  readonly caption: string;
  readonly columns: readonly RowsColumn[];
  readonly rows: readonly RowsRow[];
  readonly aside?: string | undefined;
  readonly words: { readonly save: string; readonly unsaved: string; readonly new: string };
};
const BLANK = 3;

/** A short list that is written as a whole: a row each, some empty ones for what is new. Fields are called `r0.name`. */
export function RowsForm({ name, action, answered, seen, caption, columns, rows, aside, words }: Props) {
  const all: readonly RowsRow[] = [...rows, ...Array.from({ length: BLANK }, (_, i) => ({ id: "", values: {}, aside: i === 0 ? words.new : null }))];
  return (
    <EditorForm name={name} action={action} answered={answered} hidden={{ seen }} words={words}>
      {(answer) => (
        <div key={seen} className="grid-form" role="region" aria-label={caption} tabIndex={0}>
          <table>
            <caption className="sr-only">{caption}</caption>
            <thead>
              <tr>
                {columns.map(({ key, label }) => <th key={key} scope="col">{label}</th>)}
                {aside ? <th scope="col">{aside}</th> : null}
              </tr>
            </thead>
            <tbody>
              {all.map(({ id, values, level = 0, aside: more }, r) => (
                <tr key={id || `new-${r}`} data-new={id ? undefined : ""}>
                  {columns.map(({ key, label, size, lang, options }, c) => {
                    const field = `r${r}.${key}`;
                    const problem = answer.problems[field];
                    const given = (answer.done ? undefined : answer.typed[field]) ?? values[key] ?? "";
                    const common = { className: "input", name: field, "aria-label": `${label}, ${r + 1}`, "aria-invalid": problem ? true : undefined, title: problem } as const;
                    return (
                      <td key={key} style={c === 0 && level > 0 ? { paddingInlineStart: `${6 + level * 20}px` } : undefined}>
                        {c === 0 ? <input type="hidden" name={`r${r}.id`} value={id} /> : null}
                        {options ? (
                          <select {...common} defaultValue={given}>
                            {options.map(({ value, label: said }) => <option key={value} value={value} disabled={value !== "" && value === id}>{said}</option>)}
                          </select>
                        ) : (
                          <input {...common} defaultValue={given} size={size ?? 24} lang={lang} autoComplete="off" />
                        )}
                      </td>
                    );
                  })}
                  {aside ? <td className="text-ink-2">{more}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </EditorForm>
  );
}
