import { Dialog } from "@/components/ui/dialog";
import { PURPOSES } from "@/lib/core/consent";
import type { FrameWords } from "./words";

export const CONSENT_DIALOG = "consent";

type ConsentDialogProps = { readonly words: FrameWords["consent"] };

/** Purpose by purpose; opened from the bar, and from the footer at any time. Nothing is ticked in advance. */
export function ConsentDialog({ words }: ConsentDialogProps) {
  return (
    <Dialog id={CONSENT_DIALOG} from="below" title={words.dialogTitle} closeWord={words.closeDialog}>
      <form data-purposes={PURPOSES.join(" ")}>
        <p className="small mb-4 text-ink-2">{words.dialogText}</p>
        <ul className="rows">
          <li className="flex items-start justify-between gap-6">
            <span>
              <span className="t block">{words.necessary}</span>
              <span className="cap block">{words.necessaryText}</span>
            </span>
            <span className="cap shrink-0 pt-0.5">{words.alwaysOn}</span>
          </li>
          {PURPOSES.map((purpose) => (
            <li key={purpose}>
              <label className="flex items-start justify-between gap-6">
                <span>
                  <span className="t block">{words[purpose]}</span>
                  <span className="cap block">{words[`${purpose}Text`]}</span>
                </span>
                <input type="checkbox" role="switch" className="switch" name="purpose" value={purpose} />
              </label>
            </li>
          ))}
        </ul>
        <div className="consent-buttons mt-6">
          <button className="btn btn-2" value="chosen">
            {words.save}
          </button>
          <button className="btn btn-2" value="all">
            {words.accept}
          </button>
          <button className="btn btn-2" value="necessary">
            {words.refuse}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
