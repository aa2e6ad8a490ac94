import "server-only";
import type { Tx } from "@/db/client";
import { sender } from "@/lib/company/reads";
import { newId } from "@/lib/core/id";
import type { Locale } from "@/lib/core/who";
import { accountLetter } from "@/lib/messages/templates/account-letter";
import { writeMessage } from "@/lib/messages/write-message";
import { LINK_MINUTES } from "./rules";

/** The letter that tells an owner of a new password: rendered first, written inside the transaction that sets it. */
export async function passwordChangedLetter(locale: Locale): Promise<{ write: (tx: Tx, recipient: string) => Promise<boolean> }> {
  const from = await sender();
  const mail = await accountLetter({ locale, letter: "password-changed", url: `${from.home}/${locale}/reset`, from, minutes: LINK_MINUTES });
  const dedupe = `password-changed:${newId()}`;
  return { write: (tx, recipient) => writeMessage(tx, { ...mail, dedupe, kind: "password-changed", locale, recipient }) };
}
