import Link from "next/link";
import { suggest } from "@/lib/catalogue/reads";
import type { Locale } from "@/lib/core/who";
import { inLocale } from "@/lib/core/words";
import { unlessBusy } from "@/lib/request/unless-busy";
import { words } from "@/lib/request/wording";

type Props = { readonly typed: string; readonly home: string; readonly locale: Locale; readonly now: Date };

/** Products that somebody may have meant who typed a name, or part of one. */
export async function Suggestions({ typed, home, locale, now }: Props) {
  const found = ((await unlessBusy(suggest(typed, locale, now), "staff")) ?? []).flatMap((each) => (each.is === "product" ? [each] : []));
  if (found.length === 0) return null;
  const t = words(locale, "staff-goods");
  return (
    <section aria-label={t("suggest")}>
      <h2 className="px-4 pt-4">{t("suggest")}</h2>
      <ul className="stores">
        {found.map(({ handle, title }) => (
          <li key={handle}>
            <Link href={`${home}/goods/${handle}`} prefetch={false}>
              <b>{inLocale(title, locale)}</b>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
