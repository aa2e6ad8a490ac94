import { fill } from "@/lib/core/fill";
import { type Roll, ROLLS } from "@/lib/receipts/types";

/** How wide the printer's paper is. */
export function RollChoice({ roll, choose, words }: { readonly roll: Roll; readonly choose: (roll: Roll) => void; readonly words: { readonly roll: string; readonly mm: string } }) {
  return (
    <fieldset className="roll-choice">
      <legend className="field-name">{words.roll}</legend>
      {ROLLS.map((one) => (
        <label key={one}>
          <input type="radio" name="roll" value={one} checked={roll === one} onChange={() => choose(one)} className="sr-only" />
          {fill(words.mm, { roll: one })}
        </label>
      ))}
    </fieldset>
  );
}
