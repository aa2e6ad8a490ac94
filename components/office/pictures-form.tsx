"use client";
import { type DragEvent, useState } from "react";
import { Field, Select } from "@/components/ui/field";
import type { EditedPicture } from "@/lib/catalogue/pictures/rules";
import type { Answered } from "@/lib/core/form";
import { EditorForm } from "./editor-form";

type Words = Readonly<Record<"save" | "unsaved" | "altIt" | "altEn" | "role" | "main" | "scene" | "shows" | "any" | "up" | "down" | "remove" | "keep" | "frame" | "moved" | "gone", string>>;
type Props = {
  readonly action: (before: Answered, form: FormData) => Promise<Answered>;
  readonly answered?: Answered | undefined;
  readonly handle: string;
  readonly seen: string;
  readonly pictures: readonly EditedPicture[];
  /** The values of options that a picture may show, as `option=value`. */
  readonly values: readonly { readonly value: string; readonly label: string }[];
  readonly words: Words;
};

/** What the pictures of a product show, for which choice, in which order: by dragging, or by the buttons of each. Those marked go when it is saved. */
export function PicturesForm({ action, answered, handle, seen, pictures, values, words }: Props) {
  const [order, setOrder] = useState(() => pictures.map(({ id }) => id));
  const [gone, setGone] = useState<readonly string[]>([]);
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const leaving = gone.filter((id) => pictures.some((one) => one.id === id));
  const known = order.filter((id) => pictures.some((one) => one.id === id));
  const rows = [...known, ...pictures.map(({ id }) => id).filter((id) => !known.includes(id))].flatMap((id) => pictures.filter((one) => one.id === id));
  const move = (id: EditedPicture["id"], to: number) => {
    const rest = rows.map((one) => one.id).filter((one) => one !== id);
    setOrder([...rest.slice(0, to), id, ...rest.slice(to)]);
    setSaid(`${words.moved} ${to + 1}`);
  };
  const over = (event: DragEvent, at: number) => {
    if (!dragged) return;
    event.preventDefault();
    if (rows[at]?.id !== dragged) move(dragged as EditedPicture["id"], at);
  };
  const touched = leaving.length > 0 || rows.some(({ id }, i) => pictures[i]?.id !== id);
  return (
    <EditorForm name="pictures" action={action} answered={answered} hidden={{ handle, seen, order: rows.map(({ id }) => id).join(","), gone: leaving.join(",") }} words={words} touched={touched}>
      {(answer) => (
        <>
          <p className="sr-only" role="status">{said}</p>
          <ul className="picture-rows">
            {rows.map(({ id, stem, alt, role, choice, focus }, i) => (
              <li key={id} className="picture-row" draggable data-dragged={dragged === id ? "" : undefined} data-gone={gone.includes(id) ? "" : undefined} onDragStart={() => setDragged(id)} onDragEnd={() => setDragged(null)} onDragOver={(event) => over(event, i)} onDrop={(event) => event.preventDefault()}>
                <img src={`/media/${stem}-320.webp`} alt="" width={96} height={120} loading="lazy" draggable={false} />
                <div className="picture-fields">
                  <Field name={`${id}.it`} label={words.altIt} defaultValue={alt.it} lang="it" autoComplete="off" error={answer.problems[`${id}.it`]} />
                  <Field name={`${id}.en`} label={words.altEn} defaultValue={alt.en} lang="en" autoComplete="off" error={answer.problems[`${id}.en`]} />
                  <Select name={`${id}.role`} label={words.role} defaultValue={role}>
                    <option value="main">{words.main}</option>
                    <option value="scene">{words.scene}</option>
                  </Select>
                  {values.length > 0 ? (
                    <Select name={`${id}.shows`} label={words.shows} defaultValue={Object.entries(choice ?? {}).map(([key, value]) => `${key}=${value}`)[0] ?? ""}>
                      <option value="">{words.any}</option>
                      {values.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
                    </Select>
                  ) : null}
                </div>
                <div className="picture-acts">
                  <button type="button" disabled={i === 0} aria-label={`${words.up}: ${i + 1}`} onClick={() => move(id, i - 1)}>↑</button>
                  <button type="button" disabled={i === rows.length - 1} aria-label={`${words.down}: ${i + 1}`} onClick={() => move(id, i + 1)}>↓</button>
                  {focus ? <a className="link small" href={`/admin/products/${handle}/pictures?frame=${id}`}>{words.frame}</a> : null}
                  <button type="button" aria-pressed={gone.includes(id)} onClick={() => setGone(gone.includes(id) ? gone.filter((one) => one !== id) : [...gone, id])}>{gone.includes(id) ? words.keep : words.remove}</button>
                  {gone.includes(id) ? <span className="small text-ink-2">{words.gone}</span> : null}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </EditorForm>
  );
}
