import Link from "next/link";
import type { ReactNode } from "react";

export type Cell = { readonly said: ReactNode; /** The rows behind it; null where a colleague may not open them, or there are none. */ readonly href?: string | null; /** From 0 to 1: a bar under it. */ readonly share?: number };
export type FigureRow = { readonly key: string; readonly name: string; readonly cells: readonly Cell[] };
type Props = { readonly title: string; readonly means: string; readonly heads: readonly string[]; readonly rows: readonly FigureRow[]; /** What stands below: all of it, or all of the period before. */ readonly totals?: readonly FigureRow[]; readonly empty: string };

/** One question as a table: what it counts in words, a row for each answer, each figure leading to what it is made of. */
export const FiguresCard = ({ title, means, heads, rows, totals, empty }: Props) => (
  <section className="figures-card">
    <header>
      <h2 className="h3">{title}</h2>
    </header>
    {rows.length === 0 ? <p className="figures-note">{empty}</p> : <FiguresTable caption={title} heads={heads} rows={rows} {...(totals && { totals })} />}
    <p className="figures-note">{means}</p>
  </section>
);

export const FiguresTable = ({ caption, heads, rows, totals = [] }: { readonly caption: string } & Pick<Props, "heads" | "rows" | "totals">) => (
  <div className="figures-scroll" tabIndex={0} role="group" aria-label={caption}>
    <table className="figures-table num">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {heads.map((head, i) => (
            <th key={head} scope="col" className={i > 0 ? "figure" : undefined}>{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            <Cells row={row} />
          </tr>
        ))}
      </tbody>
      {totals.length > 0 ? (
        <tfoot>
          {totals.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <Cells row={row} />
            </tr>
          ))}
        </tfoot>
      ) : null}
    </table>
  </div>
);

const Cells = ({ row }: { readonly row: FigureRow }) =>
  row.cells.map(({ said, href, share }, i) => (
    <td key={i} className="figure">
      {href ? <Link className="link" href={href} prefetch={false}>{said}</Link> : said}
      {share === undefined ? null : (
        <svg className="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect x={100 - share * 100} width={share * 100} height="4" fill="var(--ink)" />
        </svg>
      )}
    </td>
  ));
