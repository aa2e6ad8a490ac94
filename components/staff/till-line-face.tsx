import { LinePicture } from "../orders/line-picture";
import type { TillLine } from "./till-view";

/** What a till shows of a thing: picture and name to compare with what lies on the counter, what it costs and why. */
export function TillLineFace({ line }: { readonly line: Pick<TillLine, "title" | "choice" | "code" | "stem" | "total" | "before" | "label" | "off" | "way" | "short"> }) {
  return (
    <>
      <div className="till-picture">
        <LinePicture stem={line.stem} sizes="56px" />
      </div>
      <div className="till-name">
        <b>{line.title}</b>
        <span>{line.choice}</span>
        <span className="mono">{line.code}</span>
        {line.way ? <span className="till-way">{line.way}</span> : null}
        {line.label ? <span className="till-label">{line.label}</span> : null}
        {line.off ? <span className="till-off-said">{line.off}</span> : null}
        {line.short ? <span className="till-short">{line.short}</span> : null}
      </div>
      <div className="till-money">
        <b>{line.total}</b>
        {line.before ? <s>{line.before}</s> : null}
      </div>
    </>
  );
}
