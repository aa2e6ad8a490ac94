"use client";
import { type DragEvent, useState } from "react";
import { FieldFrame } from "@/components/ui/field";

/** A thing that was chosen by hand. `offered`: the web shows it. */
export type Chosen = { readonly id: string; readonly title: string; readonly stem: string | null; readonly offered: boolean };
export type RangeItemsWords = Readonly<Record<"up" | "down" | "remove" | "keep" | "moved" | "add" | "addText" | "notOffered" | "none", string>>;
type Props = { readonly items: readonly Chosen[]; readonly words: RangeItemsWords; readonly typed: string; readonly problem: string | undefined; readonly onMoved: () => void };

/** What belongs to a collection, in the order in which the web shows it: by dragging, or by the buttons of each. Those marked go when it is saved. */
export function RangeItems({ items, words, typed, problem, onMoved }: Props) {
  const [order, setOrder] = useState(items);
  const [gone, setGone] = useState<readonly string[]>([]);
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const move = (id: string, to: number) => {
    const one = order.find((each) => each.id === id);
    if (!one) return;
    const rest = order.filter((each) => each.id !== id);
    setOrder([...rest.slice(0, to), one, ...rest.slice(to)]);
    setSaid(`${one.title}: ${words.moved} ${to + 1}`);
    onMoved();
  };
  const over = (event: DragEvent, at: number) => {
    if (!dragged) return;
    event.preventDefault();
    if (order[at]?.id !== dragged) move(dragged, at);
  };
  const toggle = (id: string) => {
    setGone(gone.includes(id) ? gone.filter((one) => one !== id) : [...gone, id]);
    onMoved();
  };
  return (
    <>
      <input type="hidden" name="order" value={order.map(({ id }) => id).join(",")} />
      <input type="hidden" name="gone" value={gone.join(",")} />
      <p className="sr-only" role="status">{said}</p>
      {order.length === 0 ? <p className="small text-ink-2">{words.none}</p> : null}
      <ol className="range-items">
        {order.map(({ id, title, stem, offered }, i) => (
          <li key={id} draggable data-dragged={dragged === id ? "" : undefined} data-gone={gone.includes(id) ? "" : undefined} onDragStart={() => setDragged(id)} onDragEnd={() => setDragged(null)} onDragOver={(event) => over(event, i)} onDrop={(event) => event.preventDefault()}>
            {stem ? <img src={`/media/${stem}-320.webp`} alt="" width={40} height={50} loading="lazy" draggable={false} /> : <span className="range-blank" />}
            <span className="range-title">{title}{offered ? null : <span className="small text-ink-2">{words.notOffered}</span>}</span>
            <span className="picture-acts">
              <button type="button" disabled={i === 0} aria-label={`${words.up}: ${title}`} onClick={() => move(id, i - 1)}>↑</button>
              <button type="button" disabled={i === order.length - 1} aria-label={`${words.down}: ${title}`} onClick={() => move(id, i + 1)}>↓</button>
              <button type="button" aria-label={`${gone.includes(id) ? words.keep : words.remove}: ${title}`} onClick={() => toggle(id)}>{gone.includes(id) ? words.keep : words.remove}</button>
            </span>
          </li>
        ))}
      </ol>
      <FieldFrame name="add" label={words.add} hint={words.addText} error={problem}>
        <textarea className="input" id="add" name="add" rows={2} defaultValue={typed} aria-describedby="add-hint" aria-invalid={problem ? true : undefined} spellCheck={false} />
      </FieldFrame>
    </>
  );
}
