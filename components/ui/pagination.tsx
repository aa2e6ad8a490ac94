import { BackIcon, OnIcon } from "./icons";
import { ButtonLink } from "./button-link";

type PaginationProps = {
  readonly words: { readonly label: string; readonly previous: string; readonly next: string };
  /** Addresses carry the key of the neighbouring page; absent at either end. */
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
  /** "24 of 135". */
  readonly position?: string | undefined;
};

/** Back and on through a long list, by key. Nothing at all when the list fits a page. */
export function Pagination({ words, previous, next, position }: PaginationProps) {
  if (!previous && !next) return null;
  return (
    <nav aria-label={words.label} className="rule mt-12 grid grid-cols-2 items-center gap-4 pt-6 sm:grid-cols-3">
      <span>
        {previous ? (
          <ButtonLink look="outlined" href={previous} rel="prev">
            <BackIcon small />
            {words.previous}
          </ButtonLink>
        ) : null}
      </span>
      <span className="cap num order-last col-span-2 text-center sm:order-none sm:col-span-1">{position}</span>
      <span className="text-right">
        {next ? (
          <ButtonLink look="outlined" href={next} rel="next">
            {words.next}
            <OnIcon small />
          </ButtonLink>
        ) : null}
      </span>
    </nav>
  );
}
