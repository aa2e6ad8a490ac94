import type { Variant } from "@/lib/catalogue/types";
import type { Locale } from "@/lib/core/who";

const number = (value: number, locale: Locale): string => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);

/** Length, width and height in centimetres: "50 × 50 cm"; null when none is known. */
export function sayDimensions({ lengthMm, widthMm, heightMm }: Variant["size"], locale: Locale): string | null {
  const sides = [lengthMm, widthMm, heightMm].filter((mm) => mm !== null);
  return sides.length === 0 ? null : `${sides.map((mm) => number(mm / 10, locale)).join(" × ")} cm`;
}

/** Weight in grams, from a kilogram on in kilograms; null when not known. */
export const sayWeight = ({ weightG }: Variant["size"], locale: Locale): string | null =>
  weightG === null ? null : weightG >= 1000 ? `${number(weightG / 1000, locale)} kg` : `${number(weightG, locale)} g`;
