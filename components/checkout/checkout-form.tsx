"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useActionState, useEffect, useRef, useState } from "react";
import { RadioRows } from "@/components/ui/radios";
import { SubmitButton } from "@/components/ui/submit-button";
import { useEarlyChoice } from "@/components/ui/use-early-choice";
import { useMended } from "@/components/ui/use-mended";
import { Changes } from "./changes";
import { CodeEntry, type CodeEntryProps, StepButton } from "./code-entry";
import { ContactFields } from "./contact-fields";
import { DeliveryFields } from "./delivery-fields";
import { InvoiceFields } from "./invoice-fields";
import { keepTyped, restoreTyped } from "./keep-typed";
import { type ChooseWay, LineWays } from "./line-ways";
import { Section } from "./section";
import { Summary } from "./summary";
import type { AddressView, LineView, MethodView, WindowsView } from "./types";
import { WindowFields } from "./window-fields";
import type { CheckoutWords } from "./words";

type Answer = { readonly ok: true } | ({ readonly ok: false; readonly why: string } & { readonly fields?: Readonly<Record<string, string>>; readonly reference?: string });
export type CheckoutState = { readonly answer: Answer | null; readonly typed: Readonly<Record<string, string>> };

export type CheckoutFormProps = {
  readonly words: CheckoutWords;
  readonly attemptKey: string;
  readonly lines: readonly LineView[];
  readonly windows: readonly WindowsView[]; // of the stores where something is collected
  readonly delivers: boolean;
  readonly methods: readonly [MethodView, ...MethodView[]];
  readonly changes: readonly string[];
  readonly codes: Pick<CodeEntryProps, "steps" | "set" | "plain" | "problem">;
  readonly known: Readonly<Record<string, string>>; // from the account
  readonly first: CheckoutState; // the answer to a form that was sent before JavaScript had arrived
  readonly addresses: readonly AddressView[];
  readonly elsewhere: ReactNode; // where the stores are that do not fit
  readonly signIn: ReactNode; // empty when signed in
  readonly signInFirst: ReactNode; // instead of the button of an order that costs nothing; empty when signed in
  readonly fine: ReactNode;
  readonly reserve: { readonly until: string; readonly fine: ReactNode } | null; // where all of it may be reserved and paid in the store
  readonly order: (state: CheckoutState, form: FormData) => Promise<CheckoutState>;
  readonly choose: ChooseWay;
  readonly accept: (sent: object) => Promise<unknown>;
};

/** Refusals after which the page needs what is true now: other sums, or a key of its own for a new order. */
const OUTDATED: ReadonlySet<string> = new Set(["changed", "code", "cart-empty", "order-closed", "attempt-used", "payment-unavailable", "window-full", "window-gone"]);

const IN_STORE = "in-store";
/** What depends on how it is paid follows the choice by style alone, so that it is right before JavaScript has arrived. */
const UNLESS_IN_STORE = "contents group-has-[[value=in-store]:checked]/checkout:hidden";
const IF_IN_STORE = "hidden group-has-[[value=in-store]:checked]/checkout:contents";

/** The whole checkout on one page. Works before and without JavaScript; with it, nothing typed is ever lost. */
export function CheckoutForm({ words, attemptKey, lines, windows, delivers, methods, changes, codes, known, first, addresses, elsewhere, signIn, signInFirst, fine, reserve, order, choose, accept }: CheckoutFormProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [state, send] = useActionState(order, first);
  const [wanted, setWanted] = useState<string>(state.typed["method"] ?? methods[0].key);
  useEarlyChoice("method", wanted, setWanted);
  const method = methods.find((m) => m.key === wanted) ?? methods[0];
  const refused = state.answer && !state.answer.ok ? state.answer : null;
  const typed = { ...known, ...state.typed };
  const { begun, isMended, onInput } = useMended(state);

  useEffect(() => {
    if (form.current) restoreTyped(form.current);
  }, []);
  useEffect(() => {
    if (!refused) return;
    if (OUTDATED.has(refused.why)) router.refresh();
    form.current?.querySelector<HTMLElement>("[aria-invalid=true], [role=alert]")?.focus();
  }, [refused, router]);

  const problem = (field: string): string | undefined => {
    if (isMended(field)) return undefined;
    const key = refused?.fields?.[field] ?? (refused?.why === "address-missing" && field === "address.street" ? "missing" : undefined);
    return key && (words.errors[key as keyof CheckoutWords["errors"]] ?? words.errors["not-valid"]);
  };
  const refusal = refused && !(refused.fields && begun) ? (words.refused[refused.why as keyof CheckoutWords["refused"]] ?? words.refused.fault).replace("{reference}", refused.reference ?? "") : null;
  const fields = { words, typed, problem };
  const then = () => router.refresh();
  const taking = (of: string) => {
    const step = codes.steps.find((each) => each.counts && each.of === of);
    return step ? (
      <StepButton step={step} then={then} className="cap link ml-1">
        {words.remove}
      </StepButton>
    ) : null;
  };

  return (
    <form ref={form} action={send} noValidate className="group/checkout grid-12 gap-y-8" onInput={(event) => { onInput(event); keepTyped(event.currentTarget); }}>
      {/* Enter in a field presses a form's first button: it must be the order's, not the code's. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="attemptKey" value={attemptKey} />
      <input type="hidden" name="accepted" value={method.accepted} />
      <input type="hidden" name="delivers" value={delivers ? "1" : "0"} />
      <div className="col-span-4 lg:col-span-7">
        <Section id="you" title={words.you} aside={signIn}>
          <ContactFields {...fields} />
        </Section>
        <Section id="how" title={words.how} aside={elsewhere}>
          <ul>
            {lines.map((line) => (
              <li key={line.id} className="border-t border-line py-5 last:pb-0">
                <div className="grid grid-cols-[auto_1fr] items-start gap-x-4">
                  <span className="well r45 w-16 shrink-0 lg:row-span-2 lg:w-20">{line.picture}</span>
                  <div>
                    <div className="pair">
                      <h3 className="h3 text-[1.1875rem]!">{line.title}</h3>
                      <span className="price">{line.price}</span>
                    </div>
                    <p className="cap">{line.detail}</p>
                  </div>
                  <LineWays line={line} choose={choose} then={then} />
                </div>
              </li>
            ))}
          </ul>
          <WindowFields stores={windows} typed={typed} hint={words.window.hint} problem={(name) => (!isMended(name) && (refused?.why === "window-full" || refused?.why === "window-gone") ? words.refused[refused.why] : undefined)} />
        </Section>
        {delivers ? (
          <>
            <Section id="where" title={words.where}>
              <DeliveryFields {...fields} addresses={addresses} form={form} />
            </Section>
            <Section id="method" title={words.method}>
              <RadioRows
                legend={words.method}
                quietLegend
                name="method"
                value={method.key}
                onChange={(event) => setWanted(event.target.value)}
                options={methods.map((m) => ({ value: m.key, label: m.label, detail: m.promise, aside: m.charge }))}
              />
            </Section>
          </>
        ) : (
          <input type="hidden" name="method" value={method.key} />
        )}
        <Section id="payment" title={words.payment}>
          {reserve ? (
            <RadioRows
              legend={words.payment}
              quietLegend
              name="pay"
              defaultValue={typed["pay"] ?? "now"}
              options={[
                { value: "now", label: words.payNow, detail: words.paymentText },
                { value: IN_STORE, label: words.payInStore, detail: reserve.until },
              ]}
            />
          ) : (
            <p className="small max-w-[56ch] text-ink-2">{method.free ? words.nothingToPay : method.byCard ? words.paymentText : words.paidByGift}</p>
          )}
          <InvoiceFields {...fields} delivers={delivers} />
        </Section>
      </div>
      <Summary words={words} lines={lines} method={method} refusal={refusal} fine={reserve ? <><div className={UNLESS_IN_STORE}>{fine}</div><div className={IF_IN_STORE}>{reserve.fine}</div></> : fine} code={<CodeEntry words={words} {...codes} then={then} />} taking={taking}>
        {changes.length > 0 ? (
          <Changes words={words.changed} sentences={changes} accept={accept} then={then} />
        ) : (
          (method.free && signInFirst) || (
            <SubmitButton size="large" className="w-full">
              <span className={reserve ? UNLESS_IN_STORE : undefined}>{method.free ? words.payNothing : words.pay}</span>
              {reserve ? <span className={IF_IN_STORE}>{words.reserve}</span> : null}
            </SubmitButton>
          )
        )}
      </Summary>
    </form>
  );
}
