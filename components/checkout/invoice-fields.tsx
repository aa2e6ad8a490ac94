"use client";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { AddressFields } from "./address-fields";
import type { FieldsProps } from "./contact-fields";

/** An invoice has to be asked for before the order (D.P.R. 633/1972 article 22); nothing is asked of those who need none. */
export function InvoiceFields({ delivers, ...fields }: FieldsProps & { readonly delivers: boolean }) {
  const { words, typed, problem } = fields;
  const [wanted, setWanted] = useState(typed["wantsInvoice"] === "on");
  const field = (name: string) => ({ name: `invoice.${name}`, defaultValue: typed[`invoice.${name}`], error: problem(`invoice.${name}`) });
  return (
    <div className="mt-6 space-y-5">
      <Checkbox name="wantsInvoice" checked={wanted} onChange={(event) => setWanted(event.target.checked)}>
        {words.invoice} <span className="block text-ink-2">{words.invoiceHint}</span>
      </Checkbox>
      {wanted ? (
        <div className="space-y-5 lg:pl-[34px]">
          <Field label={words.invoiceName} autoComplete="billing organization" required {...field("name")} />
          <div className="grid items-start gap-x-[var(--gutter)] gap-y-5 lg:grid-cols-2">
            <Field label={words.vatNumber} inputMode="numeric" maxLength={11} {...field("vatNumber")} />
            <Field label={words.taxCode} autoCapitalize="characters" maxLength={16} {...field("taxCode")} />
          </div>
          <Field label={words.destination} {...field("destination")} />
          {delivers ? null : (
            <fieldset>
              <legend className="group-name">{words.invoiceAddress}</legend>
              <AddressFields {...fields} at="invoice.address" purpose="billing" />
            </fieldset>
          )}
        </div>
      ) : null}
    </div>
  );
}
