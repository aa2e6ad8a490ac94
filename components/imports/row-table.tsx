import type { ColumnReport, Noted, RowChange } from "@/lib/imports/types";

type Row = { readonly no: number; readonly line: number; readonly key: string; readonly change: RowChange | null; readonly problems: readonly Noted[]; readonly notes: readonly Noted[] };
type Say = (key: string, values?: Record<string, string | number>) => string;
const TONES: Readonly<Partial<Record<RowChange, string>>> = { refused: "text-bad", same: "text-ink-2" };

/** What a file does, row by row, and what there is to say of each. */
export function RowTable({ rows, caption, t }: { readonly rows: readonly Row[]; readonly caption: string; readonly t: Say }) {
  return (
    <table className="office-table import-rows num">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {(["line", "key", "change", "details"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`table.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.no}>
            <td className="text-ink-2">{row.line}</td>
            <td>{row.key}</td>
            <td className={row.change ? TONES[row.change] : undefined}>{row.change ? t(`changes.${row.change}`) : ""}</td>
            <td data-wide>
              {[...row.problems.map((said) => ({ ...said, tone: "text-bad" })), ...row.notes.map((said) => ({ ...said, tone: "text-ink-2" }))].map(({ line, column, why, given, tone }, i) => (
                <span key={i} className={`block ${tone}`}>
                  {column || line !== row.line ? <span className="text-ink-2">{`${[line === row.line ? "" : String(line), column].filter(Boolean).join(" · ")}: `}</span> : null}
                  {t(`said.${why}`, { given })}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every column of a file and what becomes of it: nothing is dropped unsaid. Those that hold something come first. */
export function ColumnTable({ columns, t }: { readonly columns: readonly ColumnReport[]; readonly t: Say }) {
  const sorted = [...columns.filter(({ is }) => is === "used"), ...columns.filter(({ is }) => is === "kept"), ...columns.filter(({ is }) => is === "empty")];
  return (
    <table className="office-table import-columns">
      <caption className="sr-only">{t("columnsTitle")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("table.column")}</th>
          <th scope="col">{t("table.becomes")}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map(({ column, is, why }, i) => (
          <tr key={i}>
            <td>{column}</td>
            <td data-wide className={is === "used" ? undefined : "text-ink-2"}>
              {is === "empty" ? t("is.empty") : `${t(`is.${is}`)}. ${t(`columns.${why}`)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
