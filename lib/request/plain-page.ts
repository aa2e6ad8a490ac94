import "server-only";
import { config } from "@/lib/core/config";
import type { Locale } from "@/lib/core/who";

/** Laid out by attributes, which every policy allows: a style block would need the page's nonce. */
const LOOK = {
  page: "margin:0;background:light-dark(#faf7f2,#14120f);color:light-dark(#1d1a16,#f4efe7);font:17px/1.65 system-ui,sans-serif",
  name: "margin:0;padding:20px;border-bottom:1px solid light-dark(#e5ded2,#2f2b25);text-align:center;font:26px/1.2 Georgia,serif",
  main: "max-inline-size:34em;margin:0 auto;padding:14vh 24px 48px",
  title: "margin:0;font:400 36px/1.15 Georgia,serif;overflow-wrap:anywhere;text-wrap:balance",
  text: "margin:16px 0 28px;color:light-dark(#5d564b,#b9b0a2);overflow-wrap:anywhere",
  ways: "display:flex;flex-wrap:wrap;gap:12px",
  first: "display:inline-block;padding:11px 24px;border:1px solid light-dark(#1d1a16,#f4efe7);border-radius:6px;background:light-dark(#1d1a16,#f4efe7);color:light-dark(#faf7f2,#14120f);font-size:15px;font-weight:500;text-decoration:none",
  other: "display:inline-block;padding:11px 24px;border:1px solid light-dark(#8a8174,#8a8174);border-radius:6px;color:inherit;font-size:15px;font-weight:500;text-decoration:none",
} as const;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

type Plain = { readonly locale: Locale; readonly title: string; readonly text: string; /** What can be done now, the likeliest first. */ readonly ways: readonly { readonly href: string; readonly words: string }[] };

/** A calm page that needs neither database nor script: for what has to be said before, or beside, the shop's own pages. */
export function plainPage({ locale, title, text, ways }: Plain): string {
  const shop = escaped(new URL(config().UNICO_BASE_URL).hostname); // its name stands in the database
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escaped(title)} · ${shop}</title>`;
  const links = ways.map(({ href, words }, i) => `<a href="${escaped(href)}" style="${i === 0 ? LOOK.first : LOOK.other}">${escaped(words)}</a>`).join("");
  const main = `<h1 style="${LOOK.title}">${escaped(title)}</h1><p style="${LOOK.text}">${escaped(text)}</p><p style="${LOOK.ways}">${links}</p>`;
  return `<!doctype html><html lang="${locale}" style="color-scheme:light dark"><head>${head}</head><body style="${LOOK.page}"><p style="${LOOK.name}">${shop}</p><main style="${LOOK.main}">${main}</main></body></html>`;
}
