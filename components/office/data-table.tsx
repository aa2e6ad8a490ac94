import Link from "next/link";
import type { ReactNode } from "react";
import type { Wording } from "@/lib/core/wording";
import { hrefOf } from "@/lib/office/rules";
import type { Page, TableSpec, TableView } from "@/lib/office/types";
import { TableKeys } from "./table-keys";

export type Column<Row> = {
  readonly key: string;
  readonly label: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  readonly figure?: boolean;
  /** The order of rows that pressing the head asks for. */
  readonly sort?: string;
};
type Props<Row> = {
  readonly spec: TableSpec;
  readonly view: TableView;
  readonly columns: readonly Column<Row>[];
  readonly page: Page<Row>;
  /** A row's own key, also that of its details; the words of its link. */
  readonly keyOf: (row: Row) => string;
  /** Whether a row has details that open beside the table. */
  readonly opens?: boolean;
  readonly caption: string;
  readonly empty: ReactNode;
  readonly t: Wording;
};

/** A table of the office: the first cell of each row leads to its details, heads order, `J` and `K` walk; all of how it is seen stands in the address. */
export function DataTable<Row>({ spec, view, columns, page, keyOf, opens = true, caption, empty, t }: Props<Row>) {
  const shown = columns.filter(({ key }) => !view.hidden.includes(key));
  if (page.rows.length === 0) return <div className="table-scroll px-4 py-10">{empty}</div>;
  return (
    <div className="table-scroll">
      <TableKeys>
        <table className="grid-table num">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {shown.map((column) => (
                <Head key={column.key} spec={spec} view={view} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => {
              const key = keyOf(row);
              return (
                <tr key={key} data-open={key === view.open || undefined}>
                  {shown.map(({ key: column, cell, figure }, i) => (
                    <td key={column} className={figure ? "figure" : undefined}>
                      {i === 0 && opens ? (
                        <Link data-row className="row-link" href={hrefOf(spec, view, { open: key })} prefetch={false} scroll={false} aria-current={key === view.open ? "true" : undefined}>
                          {cell(row)}
                        </Link>
                      ) : (
                        cell(row)
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableKeys>
      <p className="table-foot">
        <span className="text-ink-2">{page.next ? t("more", { count: page.rows.length }) : view.after ? null : t("rows", { count: page.rows.length })}</span>
        {view.after ? <Link className="link" href={hrefOf(spec, view, { after: null })}>{t("first")}</Link> : null}
        {page.next ? <Link className="link" rel="next" href={hrefOf(spec, view, { after: page.next, open: null })}>{t("next")}</Link> : null}
      </p>
    </div>
  );
}

function Head<Row>({ spec, view, column: { label, figure, sort } }: Pick<Props<Row>, "spec" | "view"> & { readonly column: Column<Row> }) {
  if (!sort) return <th scope="col" className={figure ? "figure" : undefined}>{label}</th>;
  const on = view.sort.replace(/^-/, "") === sort.replace(/^-/, "");
  const down = view.sort.startsWith("-");
  const next = on ? (down ? sort.replace(/^-/, "") : `-${sort.replace(/^-/, "")}`) : sort;
  return (
    <th scope="col" className={figure ? "figure" : undefined} aria-sort={on ? (down ? "descending" : "ascending") : undefined}>
      <Link href={hrefOf(spec, view, { sort: next, after: null })} prefetch={false} className="quiet">
        {label}
        <span aria-hidden="true">{on ? (down ? " ↓" : " ↑") : ""}</span>
      </Link>
    </th>
  );
}
