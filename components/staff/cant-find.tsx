import { fill } from "@/lib/core/fill";
import { AnsweringForm } from "../account/answering-form";
import { Dialog } from "../ui/dialog";
import { Select } from "../ui/field";
import type { PickActions, PickWords, StopView } from "./pick-view";

type Props = { readonly id: string; readonly stop: StopView; readonly words: PickWords; readonly short: PickActions["short"] };

/** What is missing or damaged, how many, and what follows by itself. */
export function CantFind({ id, stop, words, short }: Props) {
  const left = stop.wanted - stop.found;
  const t = words.cantFind;
  return (
    <Dialog id={`short-${stop.position}`} from="below" title={fill(t.title, { title: stop.title })} closeWord={words.close}>
      <p className="mb-5 text-ink-2">{t.text}</p>
      <AnsweringForm name="short" action={short} hidden={{ fulfilmentId: id, position: String(stop.position), ...(left === 1 ? { pieces: "1" } : {}) }} fields={[{ name: "note", label: t.note, autoComplete: "off" }]} submit={t.submit}>
        <fieldset className="choices">
          <legend className="field-name">{t.kind}</legend>
          <label>
            <input className="check" type="radio" name="kind" value="missing" defaultChecked />
            {t.missing}
          </label>
          <label>
            <input className="check" type="radio" name="kind" value="damaged" />
            {t.damaged}
          </label>
        </fieldset>
        {left > 1 ? (
          <Select name="pieces" label={t.pieces} defaultValue={left}>
            {Array.from({ length: left }, (_, i) => (
              <option key={i} value={i + 1}>
                {i + 1}
              </option>
            ))}
          </Select>
        ) : null}
      </AnsweringForm>
    </Dialog>
  );
}
