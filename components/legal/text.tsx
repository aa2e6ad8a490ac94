import Link from "next/link";
import type { ReactNode } from "react";
import type { Company } from "@/lib/company/types";

/** Whom and what the texts speak of. */
export type About = {
  readonly company: Company;
  /** Where its stores are: `Milano, Torino e Roma`; empty: there are none. */
  readonly cities: string;
  /** The address to which goods are sent back, on one line. */
  readonly parcelsTo: string;
};

/** A page of law or help in one language: what it is about, and its clauses in order. */
export type LegalText = {
  readonly title: string;
  /** One or two sentences that say the essential. */
  readonly lead: string;
  readonly clauses: readonly { readonly id: string; readonly title: string; readonly body: ReactNode }[];
};

export const To = ({ href, children }: { readonly href: string; readonly children: ReactNode }) => (
  <Link className="link" href={href}>
    {children}
  </Link>
);

/** Facts in columns; on a phone each row is a paragraph of its own, in which every fact has its column's name. */
export function Table({ caption, head, rows }: { readonly caption: string; readonly head: readonly string[]; readonly rows: readonly (readonly ReactNode[])[] }) {
  return (
    <table role="table">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {head.map((name) => (
            <th key={name} role="columnheader" scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((cells, i) => (
          <tr key={i} role="row">
            {cells.map((cell, j) =>
              j === 0 ? (
                <th key={j} role="rowheader" scope="row">
                  {cell}
                </th>
              ) : (
                <td key={j} role="cell" data-head={head[j]}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A text to copy or to print, such as the model withdrawal form. */
export const Sheet = ({ children }: { readonly children: ReactNode }) => <div className="sheet">{children}</div>;
