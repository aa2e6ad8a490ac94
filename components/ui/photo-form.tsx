"use client";
import { type ChangeEvent, useActionState, useRef, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Answered, UNANSWERED } from "@/lib/core/form";

type Props = {
  readonly action: (before: Answered, form: FormData) => Promise<Answered>;
  readonly answered?: Answered | undefined;
  readonly hidden: Readonly<Record<string, string>>;
  readonly words: { readonly choose: string; readonly submit: string; readonly hint: string; readonly busy: string; readonly tooBig: string };
};
const SIDE = 1_600;
const MOST_BYTES = 1_000_000;

/** A photo made smaller before it is sent, as JPEG; itself where the browser can't draw it. */
async function shrunk(file: File): Promise<File> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.82));
    return blob ? new File([blob], "photo.jpg", { type: "image/jpeg" }) : file;
  } catch {
    return file;
  }
}

/** Chooses a photo and sends it, made smaller on the way; without a script a plain form with a button. */
export function PhotoForm({ action, answered = UNANSWERED, hidden, words }: Props) {
  const [answer, send, pending] = useActionState(action, answered);
  const [tooBig, setTooBig] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    const small = await shrunk(file);
    setTooBig(small.size > MOST_BYTES);
    if (small.size > MOST_BYTES) return;
    const list = new DataTransfer();
    list.items.add(small);
    target.files = list.files;
    form.current?.requestSubmit();
  };
  const notice = tooBig ? words.tooBig : answer.notice;
  return (
    <form ref={form} action={send} className="grid max-w-[28rem] justify-items-start gap-3">
      {notice && !pending ? <Notice tone="bad" live>{notice}</Notice> : null}
      {Object.entries({ form: "add-photo", ...hidden }).map(([key, value]) => <input key={key} type="hidden" name={key} value={value} />)}
      <div className="field w-full">
        <label className="field-name" htmlFor="photo">{pending ? words.busy : words.choose}</label>
        <input type="file" id="photo" name="photo" accept="image/*" required className="input" aria-busy={pending || undefined} disabled={pending} onChange={choose} />
      </div>
      <noscript>
        <p className="cap mb-2">{words.hint}</p>
        <SubmitButton look="outlined" size="small">{words.submit}</SubmitButton>
      </noscript>
    </form>
  );
}
