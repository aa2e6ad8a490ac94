"use client";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { parentsOf, type Placed, placeAt, type Step, step } from "@/lib/catalogue/departments/order/rules";
import type { Answered } from "@/lib/core/form";
import { fill } from "@/lib/core/fill";
import { EditorForm } from "./editor-form";

export type DepartmentRow = { readonly id: string; readonly it: string; readonly en: string; readonly parent: string; readonly position: number; readonly level: number; readonly handle: string };
export type DepartmentsWords = Readonly<Record<"save" | "unsaved" | "new" | "title" | "it" | "en" | "parent" | "position" | "address" | "top" | "move" | "up" | "down" | "in" | "out" | "drag" | "moved" | "stays", string>>;
type Props = { readonly action: (before: Answered, form: FormData) => Promise<Answered>; readonly answered?: Answered | undefined; readonly seen: string; readonly rows: readonly DepartmentRow[]; readonly words: DepartmentsWords };

const BLANK = 3;
/** How far to the right a level is, in pixels; a hand that drags so far goes one deeper. */
const LEVEL = 24;
const STEPS: readonly (readonly [Step, string])[] = [["up", "↑"], ["down", "↓"], ["out", "←"], ["in", "→"]];
const KEYS: Readonly<Record<string, Step>> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "out", ArrowRight: "in" };

/** The departments as a tree: named, dragged by their handle (the arrow keys do it too) or moved by buttons. Before the script, each says what it stands below and in which place. */
export function DepartmentsForm({ action, answered, seen, rows, words }: Props) {
  return (
    <EditorForm name="departments" action={action} answered={answered} hidden={{ seen }} words={words}>
      {(answer) => <Tree key={seen} answer={answer} rows={rows} words={words} />}
    </EditorForm>
  );
}

function Tree({ answer, rows, words }: { readonly answer: Answered; readonly rows: readonly DepartmentRow[]; readonly words: DepartmentsWords }) {
  const begun = rows.map(({ id, level }): Placed => ({ key: id, level }));
  const [tree, setTree] = useState<readonly Placed[]>(begun);
  const [live, setLive] = useState(false);
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const grip = useRef({ x: 0, level: 0 });
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => setLive(true), []);
  const touched = tree.some(({ key, level }, i) => begun[i]?.key !== key || begun[i].level !== level);
  const places = parentsOf(tree);
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.it ?? "";
  const put = (next: readonly Placed[], id: string) => {
    if (next === tree) return setSaid(fill(words.stays, { name: nameOf(id) }));
    setTree(next);
    const parent = parentsOf(next).get(id)?.parent;
    setSaid(fill(words.moved, { name: nameOf(id), at: next.findIndex(({ key }) => key === id) + 1, parent: parent ? nameOf(parent) : words.top }));
    body.current?.dispatchEvent(new Event("input", { bubbles: true })); // the form then says that something is not saved
  };
  const take = (event: PointerEvent<HTMLButtonElement>, id: string) => {
    grip.current = { x: event.clientX, level: tree.find(({ key }) => key === id)?.level ?? 0 };
    setDragged(id);
  };
  const drag = (event: globalThis.PointerEvent, id: string) => {
    const others = [...(body.current?.querySelectorAll<HTMLElement>("tr[data-id]") ?? [])].filter((row) => !belongs(tree, id, row.dataset["id"] ?? ""));
    const to = others.filter((row) => { const { top, height } = row.getBoundingClientRect(); return top + height / 2 < event.clientY; }).length;
    const next = placeAt(tree, id, to, grip.current.level + Math.round((event.clientX - grip.current.x) / LEVEL));
    if (next.some(({ key, level }, i) => tree[i]?.key !== key || tree[i].level !== level)) put(next, id);
  };
  useEffect(() => {
    if (!dragged) return;
    const over = new AbortController(); // the window hears the hand: the handle itself moves in the document, and would lose it
    window.addEventListener("pointermove", (event) => drag(event, dragged), { signal: over.signal });
    for (const end of ["pointerup", "pointercancel"] as const) window.addEventListener(end, () => setDragged(null), { signal: over.signal });
    return () => over.abort();
  });
  const press = (event: KeyboardEvent, id: string) => {
    const way = KEYS[event.key];
    if (!way) return;
    event.preventDefault();
    put(step(tree, id, way), id);
  };
  const above = [{ value: "", label: words.top }, ...rows.map(({ id, it, level }) => ({ value: id, label: `${"– ".repeat(level)}${it}` }))];
  const blanks = Array.from({ length: BLANK }, (_, i): DepartmentRow => ({ id: "", it: "", en: "", parent: "", position: 9_990 + i, level: 0, handle: "" }));
  const all = [...tree.flatMap(({ key, level }) => { const at = rows.findIndex(({ id }) => id === key); const row = rows[at]; return row ? [{ row: { ...row, level }, at }] : []; }), ...blanks.map((row, i) => ({ row, at: rows.length + i }))];
  return (
    <div className="grid-form" role="region" aria-label={words.title} tabIndex={0}>
      <p className="sr-only" role="status">{said}</p>
      <table>
        <caption className="sr-only">{words.title}</caption>
        <thead>
          <tr>
            {[words.it, words.en].map((word) => <th key={word} scope="col">{word}</th>)}
            <th scope="col">{live ? words.move : words.parent}</th>
            {live ? null : <th scope="col">{words.position}</th>}
            <th scope="col">{words.address}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {all.map(({ row: { id, it, en, parent, position, level, handle }, at }) => {
            const placed = id ? places.get(id) : undefined;
            const field = (name: string, own: string, label: string, more: object = {}) => {
              const problem = answer.problems[`r${at}.${name}`];
              return { className: "input", name: `r${at}.${name}`, defaultValue: (answer.done ? undefined : answer.typed[`r${at}.${name}`]) ?? own, "aria-label": `${label}, ${at + 1}`, "aria-invalid": problem ? true : undefined, title: problem, autoComplete: "off", ...more } as const;
            };
            return (
              <tr key={id || `new-${at}`} data-id={id || undefined} data-new={id ? undefined : ""} data-dragged={dragged === id && id ? "" : undefined}>
                <td>
                  <input type="hidden" name={`r${at}.id`} value={id} />
                  <span className="tree-name" style={{ paddingInlineStart: `${level * LEVEL}px` }}>
                    {live && id ? (
                      <button type="button" className="tree-grip" aria-label={fill(words.drag, { name: it })} onPointerDown={(event) => take(event, id)} onKeyDown={(event) => press(event, id)}>
                        <svg width="10" height="16" viewBox="0 0 10 16" fill="currentColor" aria-hidden="true">{[3, 8, 13].flatMap((y) => [2.5, 7.5].map((x) => <circle key={`${x}-${y}`} cx={x} cy={y} r="1.4" />))}</svg>
                      </button>
                    ) : null}
                    <input {...field("it", it, words.it, { size: 24, lang: "it" })} />
                  </span>
                </td>
                <td><input {...field("en", en, words.en, { size: 24, lang: "en" })} /></td>
                <td>
                  {live && placed ? (
                    <span className="tree-steps">
                      <input type="hidden" name={`r${at}.parent`} value={(touched ? placed.parent : parent) ?? ""} />
                      <input type="hidden" name={`r${at}.position`} value={touched ? placed.position : position} />
                      {STEPS.map(([way, sign]) => <button key={way} type="button" aria-label={`${words[way]}: ${it}`} disabled={step(tree, id, way) === tree} onClick={() => put(step(tree, id, way), id)}>{sign}</button>)}
                    </span>
                  ) : (
                    <select {...field("parent", parent, words.parent)}>
                      {above.map(({ value, label }) => <option key={value} value={value} disabled={value !== "" && value === id}>{label}</option>)}
                    </select>
                  )}
                </td>
                {live ? null : <td><input {...field("position", id ? String(position) : "", words.position, { size: 4 })} /></td>}
                <td className="text-ink-2">{id ? handle : at === rows.length ? words.new : null}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Whether a row is the one that is moved, or below it. */
const belongs = (tree: readonly Placed[], id: string, other: string): boolean => {
  const at = tree.findIndex(({ key }) => key === id);
  const where = tree.findIndex(({ key }) => key === other);
  return where >= at && tree.slice(at + 1, where + 1).every(({ level }) => level > (tree[at]?.level ?? 0));
};
