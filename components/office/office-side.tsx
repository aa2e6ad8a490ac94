import { AnsweringForm } from "@/components/account/answering-form";
import type { Answered } from "@/lib/core/form";
import { OfficeNav } from "./office-nav";
import { Palette, type PaletteWords } from "./palette";
import type { OfficeGroup } from "./types";

type Props = {
  readonly words: { readonly office: string; readonly leave: string; readonly main: string; readonly palette: PaletteWords };
  /** Where this colleague may go. */
  readonly groups: readonly OfficeGroup[];
  readonly name: string;
  readonly leave: (before: Answered, form: FormData) => Promise<Answered>;
};

/** The office's side: where one is, where one can go, what one can find, who one is; above the page where the window is narrow. */
export function OfficeSide({ words, groups, name, leave }: Props) {
  return (
    <header className="office-side no-print">
      <span className="office-name">{words.office}</span>
      <Palette groups={groups} words={words.palette} href="/admin/find" />
      <OfficeNav label={words.main} groups={groups} />
      <div className="office-who">
        <span className="small min-w-0 truncate">{name}</span>
        <AnsweringForm name="leave" action={leave} fields={[]} submit={words.leave} quiet small />
      </div>
    </header>
  );
}
