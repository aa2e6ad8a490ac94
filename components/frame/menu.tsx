import Link from "next/link";
import type { ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";
import { SearchForm } from "./search-form";
import type { Destination, FrameWords } from "./words";

export const MENU = "menu";

type MenuProps = {
  readonly words: FrameWords;
  readonly categories: readonly Destination[];
  readonly more: readonly Destination[];
  readonly search: string;
  readonly store?: ReactNode;
};

/** Everything the header can't hold on a phone: search, all categories, the store, the account. */
export function Menu({ words, categories, more, search, store }: MenuProps) {
  return (
    <Dialog id={MENU} from="left" title={words.header.menu} titleClass="h3" closeWord={words.header.closeMenu}>
      <SearchForm words={words.search} action={search} id="menu-search" />
      <nav aria-label={words.header.main}>
        <ul className="rows mt-6">
          {categories.map(({ label, href }) => (
            <li key={href} className="menu-row">
              <Link href={href} className="h3 quiet">
                {label}
              </Link>
            </li>
          ))}
        </ul>
        <ul className="mt-6 grid gap-1">
          {store ? <li>{store}</li> : null}
          {more.map(({ label, href, apart }) => {
            const Way = apart ? "a" : Link;
            return (
              <li key={href}>
                <Way href={href} className="tool inline-block">
                  {label}
                </Way>
              </li>
            );
          })}
        </ul>
      </nav>
    </Dialog>
  );
}
