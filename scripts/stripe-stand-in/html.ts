/** Text that is HTML already. Everything else put into a template is escaped. */
export class Html {
  constructor(readonly source: string) {}
}
type Part = Html | string | number | null | undefined | false | readonly Part[];

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** HTML with every value escaped; lists are joined, `false` and `null` vanish. */
export const html = (texts: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(texts.map((text, i) => text + (i < parts.length ? show(parts[i]) : "")).join(""));

function show(part: Part): string {
  if (part instanceof Html) return part.source;
  if (Array.isArray(part)) return (part as readonly Part[]).map(show).join("");
  if (part === null || part === undefined || part === false) return "";
  return String(part).replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}
