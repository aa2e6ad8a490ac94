import type { Mail } from "./behind";

/** The address behind a mail's button or link, by the words on it. */
export function linkIn(mail: Mail | undefined, words: string): string {
  for (const [, href = "", inside = ""] of mail?.html.matchAll(/<a\b[^>]*?href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g) ?? []) {
    const text = inside.replaceAll(/<[^>]*>|&#?\w+;/g, "").trim();
    if (text.includes(words)) return href.replaceAll("&amp;", "&");
  }
  throw new Error(`the mail "${mail?.subject}" has no link "${words}"`);
}
