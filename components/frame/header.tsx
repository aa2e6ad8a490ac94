import Link from "next/link";
import { Suspense, type ReactNode } from "react";
import { opens } from "@/components/ui/dialog";
import { MenuIcon, PersonIcon, SearchIcon } from "@/components/ui/icons";
import { fill } from "@/lib/core/fill";
import { BagLink } from "./bag-link";
import { MENU, Menu } from "./menu";
import { NavLinks } from "./nav-links";
import { StoreLink } from "./store-link";
import { Wordmark } from "./wordmark";
import type { Destination, FrameWords } from "./words";

export type HeaderPlaces = {
  readonly home: string;
  readonly search: string;
  readonly account: string;
  readonly cart: string;
  readonly stores: string;
  readonly help: string;
  readonly scan: string;
};

type ShopHeaderProps = {
  readonly words: FrameWords;
  readonly shop: string;
  readonly categories: readonly Destination[];
  readonly to: HeaderPlaces;
  /** What differs by visitor arrives in islands: the bag with its count, the visitor's store (also inside the menu). */
  readonly bag?: ReactNode;
  readonly store?: ReactNode;
  readonly menuStore?: ReactNode;
};

const BESIDE_THE_MARK = 6;

/** The shop's header: categories, wordmark, store, search, account, bag. The same for everybody but for its slots. */
export function ShopHeader({ words, shop, categories, to, bag, store, menuStore }: ShopHeaderProps) {
  const { header } = words;
  const choose = <StoreLink href={to.stores}>{header.chooseStore}</StoreLink>;
  return (
    <header className="head">
      <div className="wrap">
        <div className="flex items-center gap-3">
          <button type="button" className="icon-btn -ml-3" aria-label={header.menu} {...opens(MENU)}>
            <MenuIcon />
          </button>
          <nav className="hidden gap-5 lg:flex xl:gap-6" aria-label={header.main}>
            <Suspense>
              <NavLinks links={categories.slice(0, BESIDE_THE_MARK)} />
            </Suspense>
          </nav>
        </div>
        <Wordmark href={to.home} label={fill(header.home, { shop })} shop={shop} />
        <div className="flex items-center justify-end lg:gap-1">
          <div className="mr-4 max-xl:hidden">{store ?? choose}</div>
          <Link className="icon-btn" href={to.search} aria-label={header.search}>
            <SearchIcon />
          </Link>
          <a className="icon-btn max-lg:hidden" href={to.account} aria-label={header.account}>
            <PersonIcon />
          </a>
          <div className="-mr-3">{bag ?? <BagLink href={to.cart} label={header.bag} />}</div>
        </div>
      </div>
      <Menu
        words={words}
        categories={categories}
        search={to.search}
        store={menuStore ?? choose}
        more={[
          { label: header.scan, href: to.scan, apart: true }, // a document of its own: the policy of others allows no camera
          { label: header.stores, href: to.stores },
          { label: header.account, href: to.account, apart: true },
          { label: header.help, href: to.help },
        ]}
      />
    </header>
  );
}
