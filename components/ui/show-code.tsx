"use client";
import { type RefObject, useEffect, useRef, useState } from "react";
import { fill } from "@/lib/core/fill";
import type { Outcome } from "@/lib/core/outcome";
import { DrawnQr, type QrDrawing } from "./drawn-qr";

export type ShownCode = { readonly qr: QrDrawing; /** What is typed where nothing can be scanned. */ readonly sign: string | null; readonly until: string };
export type ShowCodeWords = { readonly button: string; readonly again: string; readonly qr: string; readonly until: string; readonly failed: string };
export type ShowCodeProps = { readonly words: ShowCodeWords; readonly show: (nothing: Record<string, never>) => Promise<Outcome<ShownCode, { readonly why: string }>>; /** Becomes what a press does, for who asks by another way. */ readonly pressed?: RefObject<(() => void) | null> };

/** A button that shows a code which is good for minutes, for somebody else's scanner; pressed again, a new one. */
export function ShowCode({ words, show, pressed }: ShowCodeProps) {
  const [shown, setShown] = useState<ShownCode | null>(null);
  const [failed, setFailed] = useState(false);
  const [waits, setWaits] = useState(false);
  const picture = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown) picture.current?.scrollIntoView({ block: "center" }); // it is held up at once
  }, [shown]);
  const press = async () => {
    setWaits(true);
    const answer = await show({}).catch(() => null);
    setWaits(false);
    setFailed(!answer?.ok);
    setShown(answer?.ok ? answer.value : null);
  };
  if (pressed) pressed.current = () => void press();
  return (
    <>
      <div role="status">
        {shown ? (
          <div ref={picture} className="mb-4 max-w-sm">
            <DrawnQr drawn={shown.qr} label={words.qr} />
            {shown.sign ? <p className="price price-lg mt-3">{shown.sign}</p> : null}
            <p className="cap mt-1">{fill(words.until, { time: shown.until })}</p>
          </div>
        ) : null}
        {failed ? <p className="small mb-4">{words.failed}</p> : null}
      </div>
      <button type="button" className="btn btn-2" onClick={() => void press()} disabled={waits}>
        {shown ? words.again : words.button}
      </button>
    </>
  );
}
