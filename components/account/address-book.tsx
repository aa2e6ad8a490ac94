import { ButtonLink } from "@/components/ui/button-link";
import type { Answered } from "@/lib/core/form";
import type { Address } from "@/lib/customers/types";
import { AnsweringForm } from "./answering-form";

type Props = {
  readonly book: readonly Address[];
  readonly here: string;
  readonly remove: (before: Answered, form: FormData) => Promise<Answered>;
  readonly words: { readonly change: string; readonly remove: string; readonly empty: string };
};

/** The addresses that an account keeps, each as it would stand on a parcel. */
export function AddressBook({ book, here, remove, words }: Props) {
  if (book.length === 0) return <p className="body">{words.empty}</p>;
  return (
    <ul className="grid gap-x-[var(--gutter)] gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
      {book.map((each) => (
        <li key={each.id} className="border-t border-line pt-4">
          <address className="small not-italic">
            <span className="t block">{each.name}</span>
            <span className="block">{each.street}</span>
            {each.extra ? <span className="block">{each.extra}</span> : null}
            <span className="num block">{`${each.postcode} ${each.city} (${each.province})`}</span>
            {each.phone ? <span className="num block">{each.phone}</span> : null}
          </address>
          <div className="mt-4 flex flex-wrap items-center gap-2">
            <ButtonLink look="outlined" size="small" href={`${here}?edit=${each.id}`} aria-label={`${words.change}: ${each.name}, ${each.street}`}>
              {words.change}
            </ButtonLink>
            <AnsweringForm name={`remove-${each.id}`} action={remove} hidden={{ id: each.id }} fields={[]} submit={words.remove} quiet small />
          </div>
        </li>
      ))}
    </ul>
  );
}
