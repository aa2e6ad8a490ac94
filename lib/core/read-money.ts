import { type Currency, type Minor, minorOf } from "./money";

/** Digits, with or without one kind of sign between thousands, then at most two decimals after another. */
const AMOUNT = /^(\d{1,7}|\d{1,3}(?:\.\d{3})+(?!\.)|\d{1,3}(?:,\d{3})+(?!,)|\d{1,3}(?:[' ]\d{3})+)(?:[.,](\d{1,2}))?$/;

/** An amount as people type it at a counter ("120", "120,5", "1.234,50", "€ 50"), in minor units; null for what is none. Of currencies with two decimals. */
export function readMoney(typed: string, currency: Currency = "EUR"): Minor | null {
  const text = typed.normalize("NFKC").replace(/[\u20ac$\u00a3]|\b(?:EUR|USD|GBP)\b/gi, "").trim();
  const [, whole, decimals = ""] = AMOUNT.exec(text) ?? [];
  if (whole === undefined || currency === "JPY") return null;
  return minorOf(Number(whole.replace(/\D/g, "")) * 100 + Number(decimals.padEnd(2, "0")));
}
