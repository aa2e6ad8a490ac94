import { sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { Spell } from "@/lib/health/types";

type Say = (key: string, values?: Record<string, string | number>) => string;
type Props = { readonly spells: readonly Spell[]; readonly locale: Locale; readonly moment: (at: Date) => string; readonly t: Say };

/** How the last looks went; those in a row that found the same are one line. */
export function LookTable({ spells, locale, moment, t }: Props) {
  const span = ({ from, to, looks }: Spell) => (looks === 1 ? moment(to) : t("span", { from: moment(from), to: sameDay(from, to) ? sayTime(to, locale, "Europe/Rome") : moment(to) }));
  const sameDay = (a: Date, b: Date) => moment(a).split(",")[0] === moment(b).split(",")[0];
  const result = ({ broken, unseen }: Spell) =>
    [broken.length > 0 && t("brokenIds", { ids: broken.join(", ") }), unseen.length > 0 && t("unseenIds", { ids: unseen.join(", ") })].filter(Boolean).join("; ") || t("well");
  return (
    <section className="mt-12">
      <h2 className="h3 mb-3">{t("history")}</h2>
      <table className="office-table num">
        <caption className="sr-only">{t("caption")}</caption>
        <thead>
          <tr>
            {(["at", "result", "looks", "by"] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spells.map((spell) => (
            <tr key={spell.to.getTime()}>
              <td>
                <time dateTime={spell.to.toISOString()}>{span(spell)}</time>
              </td>
              <td data-wide className={spell.broken.length > 0 ? "text-bad" : spell.unseen.length > 0 ? "text-warn" : ""}>
                {result(spell)}
              </td>
              <td className="text-ink-2 max-md:hidden">{spell.looks}</td>
              <td className="text-ink-2">{spell.by ?? t("itself")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
