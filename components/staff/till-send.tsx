import type { FormEvent } from "react";
import { Dialog, opens } from "../ui/dialog";
import { Field } from "../ui/field";
import type { TillBasket } from "./till-view";
import type { TillWords } from "./till-words";
import type { Press } from "./use-till";

/** Sends the basket to its customer's phone: a code on this screen, and a letter for who gives an address. */
export function TillSend({ basket, words, act }: { readonly basket: TillBasket; readonly words: TillWords; readonly act: (press: Press) => void }) {
  const t = words.phone;
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email")).trim();
    act({ act: "send", email: email || null });
    (document.getElementById("till-send") as HTMLDialogElement).close();
  };
  if (basket.phone && !basket.sent) return null; // it came from there
  return (
    <>
      <button type="button" className="btn btn-2" {...opens("till-send")}>{t.button}</button>
      <Dialog id="till-send" from="below" title={t.title} closeWord={words.tender.close}>
        <form onSubmit={send} className="grid gap-4">
          <p>{t.text}</p>
          <Field name="email" id="till-send-email" label={t.email} hint={t.emailHint} type="email" autoComplete="off" maxLength={254} />
          <button type="submit" className="btn btn-1">{t.submit}</button>
        </form>
      </Dialog>
    </>
  );
}
