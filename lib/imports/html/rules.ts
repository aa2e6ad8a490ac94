const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", ndash: "–", mdash: "—", hellip: "…", rsquo: "’", lsquo: "‘", ldquo: "“", rdquo: "”", euro: "€", deg: "°", times: "×", middot: "·", bull: "•", agrave: "à", egrave: "è", eacute: "é", igrave: "ì", ograve: "ò", ugrave: "ù", copy: "©", reg: "®", trade: "™" };
const entity = (whole: string, name: string): string => {
  const code = /^#x([0-9a-f]{1,6})$/i.exec(name)?.[1];
  const number = code ? Number.parseInt(code, 16) : /^#\d{1,7}$/.test(name) ? Number(name.slice(1)) : null;
  if (number !== null) return number > 0 && number <= 0x10ffff && !(number >= 0xd800 && number < 0xe000) ? String.fromCodePoint(number) : "";
  return NAMED[name.toLowerCase()] ?? whole;
};

/**
 * The words of a description in HTML: paragraphs and items of lists on lines of their own, no markup, nothing of scripts and styles. The shop shows
 * words as words, so what is left of a tag would be read, never run.
 */
export function wordsOfHtml(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(-->|$)/g, "")
    .replace(/<(script|style|iframe|template|noscript)\b[\s\S]*?(<\/\1\s*>|$)/gi, "")
    .replace(/\s+/g, " ")
    .replace(/<li\b[^>]*>/gi, "\n· ")
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<\/?(p|div|h[1-6]|ul|ol|table|tr|section|blockquote)\b[^>]*>/gi, "\n\n")
    .replace(/<\/?[a-z][^>]*>/gi, "")
    .replace(/&(#?\w{1,8});/g, entity)
    .replace(/ *\n */g, "\n").replace(/\n{3,}/g, "\n\n").replace(/\n+(?=· )/g, "\n").trim();
}
