import { type ChangeEvent, useState } from "react";
import { readPhoto } from "./read-photo";
import type { ScannerWords } from "./words";

export type PhotoProblem = "no-picture" | "no-code" | "no-reader";
type Props = { readonly words: ScannerWords; readonly onCode: (code: string) => void; readonly onProblem: (why: PhotoProblem | null) => void };

/** Reads a photo instead: phones offer to take one, whatever the page itself may do with the camera. */
export function PhotoButton({ words, onCode, onProblem }: Props) {
  const [busy, setBusy] = useState(false);
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    target.value = ""; // the same photo may be chosen again
    if (!file) return;
    setBusy(true);
    onProblem(null);
    const answer = await readPhoto(file);
    setBusy(false);
    if (answer.ok) onCode(answer.value);
    else onProblem(answer.why);
  };
  return (
    <label className="btn btn-2 scanner-photo" aria-disabled={busy}>
      {busy ? words.reading : words.photo}
      <input type="file" accept="image/*" capture="environment" className="sr-only" disabled={busy} onChange={(event) => void read(event)} />
    </label>
  );
}
