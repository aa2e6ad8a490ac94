import type { ReactNode } from "react";

type Props = { readonly title: string; readonly actions?: ReactNode; readonly views?: ReactNode; readonly bar: ReactNode; readonly table: ReactNode; readonly panel?: ReactNode };

/** A page of the office that is a table: its bar, what narrows it, the rows, and the details of one beside them. */
export function TablePage({ title, actions, views, bar, table, panel }: Props) {
  return (
    <main id="main" tabIndex={-1} className="table-page">
      <div className="page-bar">
        <h1 className="h2">{title}</h1>
        {actions}
      </div>
      {views}
      {bar}
      <div className="table-split">
        {table}
        {panel}
      </div>
    </main>
  );
}
