import { Field } from "@/components/ui/field";
import type { CheckoutWords } from "./words";

export type FieldsProps = {
  readonly words: CheckoutWords;
  readonly typed: Readonly<Record<string, string>>;
  readonly problem: (field: string) => string | undefined;
};

/** Who the order is for and how to reach them. */
export function ContactFields({ words, typed, problem }: FieldsProps) {
  const field = (name: string) => ({ name, defaultValue: typed[name], error: problem(name) });
  return (
    <div className="grid items-start gap-x-[var(--gutter)] gap-y-5 lg:grid-cols-2">
      <Field label={words.name} autoComplete="name" required className="lg:col-span-2" {...field("name")} />
      <Field label={words.email} type="email" autoComplete="email" inputMode="email" required hint={words.emailHint} {...field("email")} />
      <Field label={words.phone} type="tel" autoComplete="tel" inputMode="tel" hint={words.phoneHint} {...field("phone")} />
    </div>
  );
}
