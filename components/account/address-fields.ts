import type { Address } from "@/lib/customers/types";
import type { FieldSpec } from "./answering-form";

type AddressField = "name" | "street" | "extra" | "postcode" | "city" | "province" | "phone";

/** The fields of an Italian address, in the order in which it is written. */
export function addressFields(say: (key: string) => string, optional: string, value?: Address): FieldSpec[] {
  const field = (name: AddressField, autoComplete: string, more: Partial<FieldSpec> = {}): FieldSpec => ({ name, label: say(`address.${name}`), autoComplete, value: value?.[name] ?? "", required: true, ...more });
  const free = (name: "extra" | "phone", autoComplete: string, more: Partial<FieldSpec> = {}): FieldSpec => ({ ...field(name, autoComplete, more), label: `${say(`address.${name}`)} (${optional})`, required: false });
  return [
    field("name", "name"),
    field("street", "address-line1"),
    free("extra", "address-line2"),
    field("postcode", "postal-code", { inputMode: "numeric", half: true }),
    field("city", "address-level2", { half: true }),
    field("province", "address-level1", { half: true }),
    free("phone", "tel", { type: "tel", inputMode: "tel" }),
  ];
}
