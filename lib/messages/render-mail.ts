import "server-only";
import type { ReactElement } from "react";

export type Mail = { readonly subject: string; readonly html: string; readonly text: string };

/** A subject on one line: what a name or a product brings along can't begin another header. */
export const singleLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim().slice(0, 200);

/** Renders a template to HTML and to plain text. Outside any transaction: it takes some milliseconds. */
export async function renderMail(subject: string, element: ReactElement): Promise<Mail> {
  const { render, toPlainText } = await import("@react-email/render");
  const html = await render(element);
  const text = toPlainText(html, { wordwrap: 78, selectors: [{ selector: "head", format: "skip" }, { selector: "[data-skip-in-text=true]", format: "skip" }, { selector: "h1", options: { uppercase: false } }, { selector: "h2", options: { uppercase: false } }, { selector: "table.rows", format: "dataTable", options: { colSpacing: 2, rowSpacing: 0, maxColumnWidth: 56 } }, { selector: "a", options: { hideLinkHrefIfSameAsText: true } }] });
  return { subject: singleLine(subject), html, text };
}
