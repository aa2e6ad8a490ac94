"use client";
import { type MouseEvent, useState } from "react";
import { cutOf, type Focus } from "@/lib/pictures/rules";
import type { Answered } from "@/lib/core/form";
import { EditorForm } from "./editor-form";

type Props = {
  readonly action: (before: Answered, form: FormData) => Promise<Answered>;
  readonly answered?: Answered | undefined;
  readonly handle: string;
  readonly mediaId: string;
  readonly focus: Focus;
  readonly alt: string;
  readonly words: Readonly<Record<"save" | "unsaved" | "x" | "y" | "point", string>>;
};

/** What is to be seen of a picture whatever is cut off: pointed at, or said by two sliders; the cut is drawn over it. */
export function FocusForm({ action, answered, handle, mediaId, focus, alt, words }: Props) {
  const [at, setAt] = useState(focus);
  const [size, setSize] = useState({ width: 4, height: 5 });
  const cut = cutOf(size.width, size.height, at);
  const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;
  const point = ({ currentTarget, clientX, clientY }: MouseEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    setAt({ x: Math.round((100 * (clientX - left)) / width), y: Math.round((100 * (clientY - top)) / height) });
  };
  const see = (image: HTMLImageElement | null) => {
    if (image?.naturalWidth && image.naturalWidth !== size.width) setSize({ width: image.naturalWidth, height: image.naturalHeight });
  };
  return (
    <EditorForm name="focus" action={action} answered={answered} hidden={{ handle, mediaId }} words={words} touched={at.x !== focus.x || at.y !== focus.y}>
      {() => (
        <>
          <p className="small text-ink-2">{words.point}</p>
          {/* the sliders do the same by keyboard */}
          <div className="focus-well" onClick={point} role="presentation">
            <img ref={see} src={`/admin/products/${handle}/master/${mediaId}`} alt={alt} onLoad={({ currentTarget }) => see(currentTarget)} />
            <span className="focus-cut" style={{ left: percent(cut.left, size.width), top: percent(cut.top, size.height), width: percent(cut.width, size.width), height: percent(cut.height, size.height) }} />
          </div>
          {(["x", "y"] as const).map((axis) => (
            <label key={axis} className="field max-w-[560px]">
              <span className="field-name">{words[axis]}</span>
              <input type="range" name={axis} min={0} max={100} value={at[axis]} onChange={({ target }) => setAt({ ...at, [axis]: Number(target.value) })} />
            </label>
          ))}
        </>
      )}
    </EditorForm>
  );
}
