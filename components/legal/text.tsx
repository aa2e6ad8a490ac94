import Link from "next/link";
import type { ReactNode } from "react";

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

/** Facts in columns; it scrolls by itself where a phone is too narrow. */
export function Table({ caption, head, rows }: { readonly caption: string; readonly head: readonly string[]; readonly rows: readonly (readonly ReactNode[])[] }) {
  return (
    <div className="table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, i) => (
            <tr key={i}>
              {cells.map((cell, j) => (j === 0 ? <th key={j} scope="row">{cell}</th> : <td key={j}>{cell}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A text to copy or to print, such as the model withdrawal form. */
export const Sheet = ({ children }: { readonly children: ReactNode }) => <div className="sheet">{children}</div>;
