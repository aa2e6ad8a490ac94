import Link from "next/link";
import type { ReactNode } from "react";
import { opens } from "@/components/ui/dialog";
import { CONSENT_DIALOG } from "./consent-dialog";
import { LanguageSwitch, type Language } from "./language-switch";
import { ThemeSwitch } from "./theme-switch";
import type { Destination, FrameWords } from "./words";

export type FooterPlaces = Record<
  "delivery" | "returns" | "track" | "contact" | "withdraw" | "stores" | "terms" | "privacy" | "cookies" | "accessibility" | "reviews",
  string
>;

type FooterProps = {
  readonly words: FrameWords;
  readonly shop: string;
  /** What the shop is, in a sentence. */
  readonly about: string;
  readonly locale: string;
  readonly languages: readonly Language[];
  readonly to: FooterPlaces;
  readonly stores: readonly Destination[];
  /** Collections; none: nothing is said of them. */
  readonly ranges: readonly Destination[];
  /** Name, seat, company and VAT number, as the law wants them on every page. */
  readonly company: string;
};

function Column({ title, links, children }: { readonly title: string; readonly links: readonly Destination[]; readonly children?: ReactNode }) {
  return (
    <div className="col-span-2">
      <h2 className="t mb-2">{title}</h2>
      <ul className="small text-ink-2">
        {links.map(({ label, href, apart }) => (
          <li key={href}>{apart ? <a href={href}>{label}</a> : <Link href={href}>{label}</Link>}</li>
        ))}
        {children}
      </ul>
    </div>
  );
}

/** Help, stores, law, language and look, who we are. */
export function ShopFooter({ words, shop, about, locale, languages, to, stores, ranges, company }: FooterProps) {
  const { footer } = words;
  const link = (key: keyof FooterPlaces) => ({ label: footer[key], href: to[key], apart: key === "track" });
  return (
    <footer className="later foot no-print">
      <div className="wrap">
        <div className="grid-12 gap-y-10">
          <div className="col-span-4 lg:col-span-3">
            <p className="mark">{shop}</p>
            <p className="cap mt-4 max-w-[30ch]">{about}</p>
            {ranges.length > 0 ? (
              <nav className="mt-8" aria-labelledby="ranges">
                <h2 id="ranges" className="t mb-2">{footer.ranges}</h2>
                <ul className="small text-ink-2">
                  {ranges.map(({ label, href }) => (
                    <li key={href}><Link href={href}>{label}</Link></li>
                  ))}
                </ul>
              </nav>
            ) : null}
          </div>
          <Column title={footer.help} links={(["delivery", "returns", "track", "contact"] as const).map(link)}>
            <li>
              <a className="underline decoration-line-2 underline-offset-4" href={to.withdraw}>
                {footer.withdraw}
              </a>
            </li>
          </Column>
          <Column title={footer.stores} links={[...stores, { label: footer.allStores, href: to.stores }]} />
          <Column title={footer.legal} links={(["terms", "privacy", "cookies", "accessibility", "reviews"] as const).map(link)}>
            <li>
              <button type="button" {...opens(CONSENT_DIALOG)}>
                {footer.cookieChoices}
              </button>
            </li>
          </Column>
          <div className="col-span-4 lg:col-span-3">
            <h2 className="t mb-3">{footer.settings}</h2>
            <div className="flex flex-wrap gap-3 lg:flex-col lg:items-start">
              <LanguageSwitch label={footer.language} current={locale} languages={languages} />
              <ThemeSwitch words={words.theme} />
            </div>
          </div>
        </div>
        <div className="rule cap mt-12 flex flex-wrap justify-between gap-x-8 gap-y-2 pt-6">
          <p>{company}</p>
          <p>{footer.vat}</p>
        </div>
      </div>
    </footer>
  );
}
