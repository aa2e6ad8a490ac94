import { randomBytes } from "node:crypto";

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A reference in Stripe's shape: the prefix says which kind of object it names. */
export function newRef(prefix: "ch" | "cs_test" | "evt" | "li" | "pi" | "pm" | "price" | "prod" | "re" | "req" | "tmr" | "txn", length = 24): string {
  const letters = Array.from(randomBytes(length), (byte) => LETTERS[byte % LETTERS.length]);
  return `${prefix}_${letters.join("")}`;
}
