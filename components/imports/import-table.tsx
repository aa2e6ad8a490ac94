import Link from "next/link";
import { sayDay, sayTime } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import type { ImportKind, ImportState } from "@/lib/imports/types";

type Shown = { readonly id: string; readonly kind: ImportKind; readonly fileName: string; readonly state: ImportState; readonly rows: number; readonly by: string; readonly at: Date };
type Say = (key: string, values?: Record<string, string | number>) => string;

/** Files that were brought, a line each. */
export function ImportTable({ files, locale, t }: { readonly files: readonly Shown[]; readonly locale: Locale; readonly t: Say }) {
  return (
    <table className="office-table num">
      <caption className="sr-only">{t("latest")}</caption>
      <thead>
        <tr>
          {(["file", "kind", "state", "rows", "by", "at"] as const).map((column) => (
            <th key={column} scope="col" className={column === "rows" ? "figure" : undefined}>
              {t(`table.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.id}>
            <td data-wide>
              <Link className="link" href={`/admin/imports/${file.id}`} prefetch={false}>
                {file.fileName}
              </Link>
            </td>
            <td className="text-ink-2">{t(`kinds.${file.kind}`)}</td>
            <td className={file.state === "refused" ? "text-bad" : file.state === "ready" ? "text-warn" : undefined}>{t(`states.${file.state}`)}</td>
            <td className="figure">{file.rows.toLocaleString(locale)}</td>
            <td>{file.by}</td>
            <td className="whitespace-nowrap text-ink-2">
              <time dateTime={file.at.toISOString()}>{`${sayDay(file.at, locale, "Europe/Rome")}, ${sayTime(file.at, locale, "Europe/Rome")}`}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
