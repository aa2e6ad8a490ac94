import { sayDate, sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { Wording } from "@/lib/core/wording";
import type { Edit } from "@/lib/office/types";

type Props = { readonly edits: readonly (Omit<Edit, "field"> & { readonly field: string })[]; readonly locale: Locale; readonly t: Wording };
const ROME = "Europe/Rome";

type Languages = Readonly<Record<string, string>>;
const isWords = (value: unknown): value is Languages => typeof value === "object" && value !== null;
/** What a field held beside what it held at the other time: of words the languages that differ, else the value; `–` for nothing. */
function said(value: unknown, other: unknown): string {
  if (!isWords(value)) return value === null || value === undefined || value === "" || isWords(other) ? "–" : String(value);
  const differ = Object.entries(value).filter(([language, text]) => !isWords(other) || other[language] !== text);
  return differ.map(([language, text]) => `${language}: ${text || "–"}`).join(" · ");
}

/** What was changed of a product by hand, the latest first: who, when, which field, from what to what. */
export function ProductEdits({ edits, locale, t }: Props) {
  return (
    <section aria-labelledby="edits" className="editor-edits">
      <h2 id="edits" className="h3">{t("edits.title")}</h2>
      {edits.length === 0 ? <p className="small text-ink-2">{t("edits.none")}</p> : null}
      <FieldEdits edits={edits} locale={locale} t={t} />
    </section>
  );
}

/** Fields as they were and as they became, with who and when. */
export const FieldEdits = ({ edits, locale, t }: Props) => (
  <ol className="rows">
    {edits.map(({ field, before, after, by, at }, i) => (
      <li key={i} className="grid gap-1 small">
        <p><b className="font-medium">{t(`editor.${field === "countryOfOrigin" ? "country" : field === "vatRate" ? "vat" : field === "status" ? "state" : field}`)}</b> <span className="text-ink-2">{`${by}, ${sayDate(at, locale, ROME)}, ${sayTime(at, locale, ROME)}`}</span></p>
        <p className="break-words whitespace-pre-line text-ink-2"><del>{said(before, after)}</del></p>
        <p className="break-words whitespace-pre-line"><ins className="no-underline">{said(after, before)}</ins></p>
      </li>
    ))}
  </ol>
);
