declare const minor: unique symbol;
/** A whole number of a currency's minor unit (cent, yen, fils). Only `minorOf` makes one, so a fraction can't slip in. */
export type Minor = number & { readonly [minor]: true };
/** An amount in one currency. Prices include VAT unless a name says otherwise. */
export type Money = { readonly minor: Minor; readonly currency: Currency };
export const CURRENCIES = ["EUR", "GBP", "JPY", "USD"] as const;
export type Currency = (typeof CURRENCIES)[number];

/** Throws RangeError for anything but a safe whole number. */
export function minorOf(value: number): Minor {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of minor units: ${value}`);
  return (value === 0 ? 0 : value) as Minor;
}

export const ZERO = minorOf(0);

/** Adds amounts of one currency. */
export const sum = (amounts: readonly Minor[]): Minor => minorOf(amounts.reduce((a, b) => a + b, 0));

/** A unit price times a whole quantity. */
export const times = (unit: Minor, quantity: number): Minor => minorOf(unit * quantity);

/** `share` of an amount in basis points (2200 is 22 %), rounded half away from zero to a whole minor unit. */
export function shareOf(amount: Minor, basisPoints: number): Minor {
  const size = (BigInt(Math.abs(amount)) * BigInt(basisPoints) * 2n + 10_000n) / 20_000n;
  return minorOf(Number(size) * Math.sign(amount));
}

/** The VAT contained in a gross amount at a rate in basis points (2200 is 22 %), rounded half away from zero. */
export function vatWithin(gross: Minor, rate: number): Minor {
  const divisor = BigInt(10_000 + rate);
  const size = (BigInt(Math.abs(gross)) * BigInt(rate) * 2n + divisor) / (divisor * 2n);
  return minorOf(Number(size) * Math.sign(gross));
}

type Format = { readonly say: Intl.NumberFormat; readonly digits: number };
const made = new Map<string, Format>();
/** How amounts of a currency are said, and its decimal digits by the runtime's currency data (ISO 4217). Dear to make and cheap to use: a page has hundreds of prices. */
function formatOf(currency: Currency, locale: string, trailingZeroDisplay?: "stripIfInteger"): Format {
  const name = currency + locale + trailingZeroDisplay;
  let format = made.get(name);
  if (!format) {
    const say = new Intl.NumberFormat(locale === "en" ? "en-GB" : locale, { style: "currency", currency, useGrouping: true, trailingZeroDisplay });
    made.set(name, (format = { say, digits: say.resolvedOptions().maximumFractionDigits ?? 2 }));
  }
  return format;
}
const sayBy = (amount: Minor, { say, digits }: Format): string => say.format(amount / 10 ** digits);

/** Says an amount as the reader writes it: `€1,190.00` in English, `1.190,00 €` in Italian. */
export const sayMoney = (amount: Minor, currency: Currency, locale: string): string => sayBy(amount, formatOf(currency, locale));

/** The same within a sentence, where a whole amount needs no noughts: `80 €`, `6,90 €`. */
export const sayRound = (amount: Minor, currency: Currency, locale: string): string => sayBy(amount, formatOf(currency, locale, "stripIfInteger"));

/** The amount in a column whose head says the currency: `1,190.00`, `1.190,00`. */
export function sayFigure(amount: Minor, currency: Currency, locale: string): string {
  const { say, digits } = formatOf(currency, locale);
  return say.formatToParts(amount / 10 ** digits).filter(({ type }) => type !== "currency" && type !== "literal").map(({ value }) => value).join("");
}

/** The amount as plain decimals for machines: `1190.00`. */
export function plainMoney(amount: Minor, currency: Currency): string {
  const { digits } = formatOf(currency, "en");
  return (amount / 10 ** digits).toFixed(digits);
}
