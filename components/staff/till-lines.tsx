import { fill } from "@/lib/core/fill";
import { CrossIcon, MinusIcon, PlusIcon, TruckIcon } from "../ui/icons";
import { TillBroughtBack } from "./till-brought";
import { TillLineFace } from "./till-line-face";
import { TillOff } from "./till-off";
import { TillWho } from "./till-who";
import type { TillBasket, TillLine } from "./till-view";
import type { TillWords } from "./till-words";
import type { Press } from "./use-till";

type Undo = { readonly title: string; readonly press: Press };
type Props = { readonly basket: TillBasket | null; readonly words: TillWords; readonly act: (press: Press, undo?: Undo | null) => void; readonly frozen: boolean; readonly place: string };

/** What is in the basket: picture and name to compare with what lies on the counter, so that a swapped label is seen. */
export function TillLines({ basket, words, act, frozen, place }: Props) {
  if (!basket || basket.lines.length === 0)
    return (
      <>
        {basket?.customer ? <TillWho basket={basket} words={words} act={act} /> : null}
        {basket?.brought ? <TillBroughtBack brought={basket.brought} words={words} act={act} frozen={frozen} /> : null}
        <div className="empty-queue px-4">
          <h1>{words.empty.title}</h1>
          <p>{basket?.brought ? words.brought.first : words.empty.text}</p>
        </div>
      </>
    );
  return (
    <>
      <TillWho basket={basket} words={words} act={act} />
      <ul className="till-lines">
        {basket.lines.map((line) => (
          <li key={line.id}>
            <TillLineFace line={line} />
            <Pieces line={line} words={words} act={act} frozen={frozen} />
            {line.way ? (
              <button type="button" className="btn btn-2 btn-sm till-along" disabled={frozen} onClick={() => act({ act: "way", lineId: line.id, wanted: { fulfilment: "carry-out", locationId: place } })}>
                {words.way["carry-out"]}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {basket.brought ? <TillBroughtBack brought={basket.brought} words={words} act={act} frozen={frozen} /> : null}
    </>
  );
}

function Pieces({ line, words, act, frozen }: { readonly line: TillLine; readonly words: TillWords; readonly act: Props["act"]; readonly frozen: boolean }) {
  const set = (quantity: number) => act({ act: "pieces", lineId: line.id, quantity }, quantity === 0 ? { title: line.title, press: { act: "ring-up", code: line.code, quantity: line.quantity } } : null);
  return (
    <div className="till-pieces">
      <span className="till-steps">
        <button type="button" className="icon-btn" aria-label={fill(words.line.fewer, { title: line.title })} disabled={frozen || line.quantity === 1} onClick={() => set(line.quantity - 1)}>
          <MinusIcon />
        </button>
        <output aria-label={words.line.pieces}>{line.quantity}</output>
        <button type="button" className="icon-btn" aria-label={fill(words.line.more, { title: line.title })} disabled={frozen} onClick={() => set(line.quantity + 1)}>
          <PlusIcon />
        </button>
      </span>
      <TillOff line={line} words={words} act={act} />
      {line.way ? null : (
        <button type="button" className="icon-btn" aria-label={fill(words.line.send, { title: line.title })} disabled={frozen} onClick={() => act({ act: "way", lineId: line.id, wanted: { fulfilment: "deliver", locationId: null } })}>
          <TruckIcon />
        </button>
      )}
      <button type="button" className="icon-btn" aria-label={fill(words.line.remove, { title: line.title })} disabled={frozen} onClick={() => set(0)}>
        <CrossIcon />
      </button>
    </div>
  );
}
