import { Field } from "@/components/ui/field";
import type { CheckoutWords } from "./words";

type AddressFieldsProps = {
  readonly words: CheckoutWords;
  /** `address` or `invoice.address`: what the fields' names begin with. */
  readonly at: string;
  /** `shipping` or `billing`, for the browser's own address book. */
  readonly purpose: "shipping" | "billing";
  readonly typed: Readonly<Record<string, string>>;
  readonly problem: (field: string) => string | undefined;
};

/** An Italian address, in the order in which it stands on a parcel. */
export function AddressFields({ words, at, purpose, typed, problem }: AddressFieldsProps) {
  const field = (name: string) => ({ name: `${at}.${name}`, defaultValue: typed[`${at}.${name}`], error: problem(`${at}.${name}`), required: true });
  const narrow = (name: string) => {
    const { error, ...rest } = field(name);
    return { ...rest, error: error === words.errors.missing || error === words.errors.required ? words.errors.short : error };
  };
  return (
    <div className="grid grid-cols-6 gap-x-[var(--gutter)] gap-y-5">
      <Field label={words.street} autoComplete={`${purpose} address-line1`} className="col-span-6 lg:col-span-4" {...field("street")} />
      <Field label={words.extra} autoComplete={`${purpose} address-line2`} className="col-span-6 lg:col-span-2" {...field("extra")} required={false} />
      <div className="col-span-6 grid grid-cols-[112px_1fr] items-start gap-x-[var(--gutter)] gap-y-5 lg:grid-cols-[1fr_2fr_1fr]">
        <Field label={words.postcode} autoComplete={`${purpose} postal-code`} inputMode="numeric" maxLength={5} {...narrow("postcode")} />
        <Field label={words.city} autoComplete={`${purpose} address-level2`} {...field("city")} />
        <Field label={words.province} autoComplete={`${purpose} address-level1`} autoCapitalize="characters" maxLength={2} className="max-lg:col-span-2 max-lg:[&>.input]:w-28" {...narrow("province")} />
      </div>
    </div>
  );
}
