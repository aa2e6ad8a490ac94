import "server-only";
import { createHmac } from "node:crypto";
import { config } from "@/lib/core/config";

/** What a code opens, or stands for (`buyer`: an e-mail address, where only its sameness matters); a code made for one purpose is worthless for another. */
export type Purpose = "order" | "buyer" | "collect" | "receipt" | "return" | "credit" | "opening" | "proven";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The 130-bit code that opens one thing for whoever holds it, such as a guest's order. Derived from the shop's secret,
 * so a mail written later carries the same code; only its hash is stored.
 */
export function signCode(purpose: Purpose, id: string, secret = config().UNICO_CODE_SECRET): string {
  const bytes = createHmac("sha256", secret).update(`${purpose}:${id}`).digest();
  return Array.from(bytes.subarray(0, 26), (byte) => ALPHABET[byte & 31]).join("");
}
