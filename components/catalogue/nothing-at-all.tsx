import Link from "next/link";
import { addresses } from "@/components/shop/addresses";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { Locale } from "@/lib/core/who";
import type { Say } from "./card";

export type Instead = readonly { readonly label: string; readonly href: string }[];

/** A list in which no filter is to blame: nothing to narrow, so nothing to narrow it with, but the departments. */
export function NothingAtAll({ words, instead, locale, t }: { readonly words: string; readonly instead: Instead; readonly locale: Locale; readonly t: Say }) {
  return (
    <EmptyState heading="h2" className="lg:pb-10" title={words ? t("emptySearch", { words }) : t("empty")} reason={words ? t("emptySearchText") : null}>
      {instead.length > 0 ? (
        <ul className="mt-2 flex flex-wrap gap-x-10 gap-y-2">
          {instead.map(({ label, href }) => (
            <li key={href}>
              <Link className="h3 quiet inline-block py-2" href={href}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <ButtonLink look="outlined" href={addresses(locale).search}>
          {t("emptyGo")}
        </ButtonLink>
      )}
    </EmptyState>
  );
}
