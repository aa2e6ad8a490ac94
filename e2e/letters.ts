import { expect } from "@playwright/test";
import type { Behind, Mail } from "./behind";

/** The first mail to an address, once it has been written. */
export async function letterTo(behind: Behind, to: string): Promise<Mail | undefined> {
  await expect.poll(() => behind.mails(to)).not.toHaveLength(0);
  return (await behind.mails(to))[0];
}

/** The address behind a mail's button or link, by the words on it. */
export function linkIn(mail: Mail | undefined, words: string): string {
  for (const [, href = "", inside = ""] of mail?.html.matchAll(/<a\b[^>]*?href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g) ?? []) {
    const text = inside.replaceAll(/<[^>]*>|&#?\w+;/g, "").trim();
    if (text.includes(words)) return href.replaceAll("&amp;", "&");
  }
  throw new Error(`the mail "${mail?.subject}" has no link "${words}"`);
}
