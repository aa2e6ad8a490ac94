import type { FormEvent } from "react";
import { Dialog, opens } from "../ui/dialog";
import { Field } from "../ui/field";
import { PersonIcon } from "../ui/icons";
import type { TillBasket } from "./till-view";
import type { TillWords } from "./till-words";
import type { Press } from "./use-till";

/** Whose basket it is: somebody whose phone holds it as well, an account that was named, or nobody. */
export function TillWho({ basket, words, act }: { readonly basket: TillBasket; readonly words: TillWords; readonly act: (press: Press) => void }) {
  const close = () => (document.getElementById("till-customer") as HTMLDialogElement).close();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    act({ act: "customer", email: String(new FormData(event.currentTarget).get("email")) });
    close();
  };
  return (
    <div className="till-who" data-phone={basket.phone ? "" : undefined}>
      <PersonIcon />
      <p>
        <b>{basket.customer?.name ?? words.customer.none}</b>
        {basket.phone ? <span>{words.customer.phone}</span> : null}
      </p>
      {basket.phone ? null : (
        <button type="button" className="btn btn-2 btn-sm" {...opens("till-customer")}>
          {words.customer.name}
        </button>
      )}
      <Dialog id="till-customer" from="below" title={words.customer.name} closeWord={words.tender.close}>
        <form onSubmit={send} className="grid gap-4">
          <Field name="email" id="till-customer-email" label={words.customer.email} hint={words.customer.hint} type="email" required autoComplete="off" maxLength={254} />
          <button type="submit" className="btn btn-1">{words.customer.submit}</button>
          {basket.customer ? <button type="button" className="btn btn-2" onClick={() => (act({ act: "customer", email: null }), close())}>{words.customer.nobody}</button> : null}
        </form>
      </Dialog>
    </div>
  );
}
