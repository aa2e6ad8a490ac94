import { useActionState, useEffect, useRef } from "react";
import { type Answered, UNANSWERED } from "@/lib/core/form";
import { Field } from "../ui/field";
import { CrossIcon } from "../ui/icons";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";
import { useMended } from "../ui/use-mended";
import type { TillBasket } from "./till-view";
import type { TillWords } from "./till-words";

export type CheckBuyer = (before: Answered, form: FormData) => Promise<Answered>;
/** Who is told of what is sent or collected, and where it goes: as typed, sent with the sale. */
export type Buyer = { readonly basketId: string; readonly typed: Readonly<Record<string, string>> };
type Props = { readonly basket: TillBasket; readonly place: string; readonly words: TillWords; readonly typed: Buyer["typed"]; readonly check: CheckBuyer; readonly named: (typed: Buyer["typed"]) => void; readonly close: () => void };

/** Whether this basket's buyer is still to be named before it is paid. */
export const isUnnamed = (basket: TillBasket, buyer: Buyer | null): boolean =>
  !basket.leavesNow && (buyer?.basketId === basket.id ? basket.delivers && !buyer.typed["address.street"] : basket.delivers || !basket.customer);

/** What of a buyer goes with the sale; nothing for who carries everything out. */
export function buyerOf(basket: TillBasket, buyer: Buyer | null): object {
  if (!buyer || buyer.basketId !== basket.id || basket.leavesNow) return {};
  const { typed } = buyer;
  const at = (name: string) => typed[`address.${name}`] ?? "";
  return {
    contact: { email: typed["email"], name: typed["name"], phone: typed["phone"] || null },
    address: basket.delivers ? { country: "IT", name: typed["name"], street: at("street"), extra: at("extra"), postcode: at("postcode"), city: at("city"), province: at("province") } : null,
  };
}

/** Name, e-mail and, where something is sent, the address: asked before the money, refused at the field, and kept as typed. */
export function TillBuyer({ basket, place, words, typed, check, named, close }: Props) {
  const t = words.buyer;
  const [answer, send] = useActionState(check, { ...UNANSWERED, typed });
  const { isMended, onInput } = useMended(answer);
  const form = useRef<HTMLFormElement>(null);
  const tell = useRef(named);
  tell.current = named;
  useEffect(() => {
    if (answer.done) tell.current(answer.typed);
    else form.current?.querySelector<HTMLElement>(answer.round > 0 ? "[aria-invalid=true]" : "input:not([type=hidden])")?.focus();
  }, [answer]);
  const field = (name: string) => ({ name, id: `buyer-${name}`, defaultValue: answer.typed[name], error: isMended(name) ? undefined : answer.problems[name], autoComplete: "off" });
  return (
    <form ref={form} action={send} noValidate className="till-buyer" onInput={onInput}>
      <header>
        <h2>{basket.delivers ? t.titleSent : t.title}</h2>
        <button type="button" className="icon-btn" aria-label={words.tender.close} onClick={close}><CrossIcon /></button>
      </header>
      {answer.notice ? <Notice tone="bad" live>{answer.notice}</Notice> : null}
      <input type="hidden" name="form" value="till-buyer" />
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="delivers" value={basket.delivers ? "1" : "0"} />
      <div className="till-buyer-fields">
        <Field label={t.name} required maxLength={80} {...field("name")} />
        <Field label={t.email} type="email" required maxLength={254} hint={t.emailHint} {...field("email")} />
        <Field label={t.phone} type="tel" inputMode="tel" maxLength={30} {...field("phone")} />
        {basket.delivers ? (
          <>
            <Field label={t.street} required maxLength={120} {...field("address.street")} />
            <Field label={t.extra} maxLength={120} {...field("address.extra")} />
            <Field label={t.postcode} inputMode="numeric" required maxLength={5} {...field("address.postcode")} />
            <Field label={t.city} required maxLength={80} {...field("address.city")} />
            <Field label={t.province} autoCapitalize="characters" required maxLength={2} {...field("address.province")} />
          </>
        ) : null}
      </div>
      <SubmitButton>{t.submit}</SubmitButton>
    </form>
  );
}

/** For whom it is and where it goes, above the money; one press to change it. */
export function TillNamed({ buyer: { typed }, words, change }: { readonly buyer: Buyer; readonly words: TillWords; readonly change: () => void }) {
  const address = [typed["address.street"], typed["address.postcode"], typed["address.city"]].filter(Boolean).join(", ");
  return (
    <div className="till-named">
      <p>
        <b>{typed["name"]}</b>
        <span>{[typed["email"], address].filter(Boolean).join(" · ")}</span>
      </p>
      <button type="button" className="btn btn-2 btn-sm" onClick={change}>{words.buyer.change}</button>
    </div>
  );
}
