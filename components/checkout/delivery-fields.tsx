"use client";
import type { FormEvent, RefObject } from "react";
import { Select } from "@/components/ui/field";
import { AddressFields } from "./address-fields";
import type { FieldsProps } from "./contact-fields";
import type { AddressView } from "./types";

type DeliveryFieldsProps = FieldsProps & { readonly addresses: readonly AddressView[]; readonly form: RefObject<HTMLFormElement | null> };

/** Where parcels go. A known address fills the fields, which stay open to change: then it is another one. */
export function DeliveryFields({ addresses, form, ...fields }: DeliveryFieldsProps) {
  const fill = (id: string) => {
    const chosen = addresses.find((a) => a.id === id);
    for (const [name, value] of Object.entries(chosen?.fields ?? {})) {
      const field = form.current?.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = value;
    }
  };
  const typed = ({ target }: FormEvent<HTMLDivElement>) => {
    const book = form.current?.elements.namedItem("book");
    if (book instanceof HTMLSelectElement && target !== book) book.value = "";
  };
  return (
    <div className="space-y-5" onInput={typed}>
      {addresses.length > 1 ? (
        <Select label={fields.words.addresses} name="book" onChange={(event) => fill(event.target.value)}>
          {addresses.map((a) => (
            <option key={a.id} value={a.id}>
              {a.label}
            </option>
          ))}
          <option value="">{fields.words.anotherAddress}</option>
        </Select>
      ) : null}
      <AddressFields {...fields} at="address" purpose="shipping" />
    </div>
  );
}
