import { AnsweringForm } from "@/components/account/answering-form";
import type { Answered } from "@/lib/core/form";
import { OfficeNav } from "./office-nav";

type Props = {
  readonly words: { readonly office: string; readonly leave: string; readonly main: string };
  /** Where this colleague may go. */
  readonly links: readonly { readonly href: string; readonly label: string }[];
  readonly name: string;
  readonly leave: (before: Answered, form: FormData) => Promise<Answered>;
};

/** The office's head: where one is, where one can go, who one is. */
export function OfficeHead({ words, links, name, leave }: Props) {
  return (
    <header className="office-head no-print">
      <div className="wrap">
        <span className="t">{words.office}</span>
        <OfficeNav label={words.main} links={links} />
        <span className="cap ms-auto">{name}</span>
        <AnsweringForm name="leave" action={leave} fields={[]} submit={words.leave} quiet small />
      </div>
    </header>
  );
}
