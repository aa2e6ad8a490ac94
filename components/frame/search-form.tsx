import { SearchIcon } from "@/components/ui/icons";
import type { FrameWords } from "./words";

type SearchFormProps = {
  readonly words: FrameWords["search"];
  /** The results page; the query goes there as `q`. */
  readonly action: string;
  readonly query?: string | undefined;
  /** Needed where two stand on one page. */
  readonly id?: string | undefined;
};

/** Looks for things by name, material, colour. Works before any script runs. */
export function SearchForm({ words, action, query, id = "search" }: SearchFormProps) {
  return (
    <form action={action} role="search" className="search">
      <label htmlFor={id} className="sr-only">
        {words.label}
      </label>
      <input id={id} name="q" type="search" className="input" placeholder={words.placeholder} defaultValue={query} enterKeyHint="search" autoComplete="off" autoCapitalize="off" />
      <button type="submit" className="icon-btn" aria-label={words.submit}>
        <SearchIcon />
      </button>
    </form>
  );
}
