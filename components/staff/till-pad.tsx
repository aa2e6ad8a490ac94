import { BackIcon } from "../ui/icons";

/** Digits under the thumb; they fill from the right, as cents. */
export function TillPad({ digits, back, word }: { readonly digits: (text: string) => void; readonly back: () => void; readonly word: string }) {
  return (
    <div className="till-pad">
      {["1", "2", "3", "4", "5", "6", "7", "8", "9", "00", "0"].map((text) => (
        <button key={text} type="button" onClick={() => digits(text)}>{text}</button>
      ))}
      <button type="button" aria-label={word} onClick={back}><BackIcon /></button>
    </div>
  );
}
