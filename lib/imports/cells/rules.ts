import { gtinOf } from "@/lib/codes/gs1/gtin";
import { readSku } from "@/lib/core/handle";
import { readMoney } from "@/lib/core/read-money";
import { unguarded } from "../file/rules";
import type { Noted } from "../types";

/** The head of a file: what its columns are called, and where each is found by its name in lower case. */
export type Head = { readonly names: readonly string[]; readonly at: ReadonlyMap<string, number> };
export const headOf = (cells: readonly string[]): Head => {
  const names = cells.map((cell) => tidy(cell));
  return { names, at: new Map(names.map((name, i) => [name.toLowerCase(), i] as const).toReversed()) };
};
/** Names that come twice in a head. */
export const twiceIn = ({ names }: Head): readonly string[] => names.filter((name, i) => name !== "" && names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) !== i);

/** Whether a line says the head once more, as files do that were put together from two. */
export const isHeadAgain = (head: Head, cells: readonly string[]): boolean => cells.length > 1 && cells.every((cell, i) => tidy(cell).toLowerCase() === (head.names[i] ?? "").toLowerCase());

// What can't be seen and turns words around, or isn't there at all; tabs and new lines stay until `tidy`.
const UNSEEN = /[\u202a-\u202e\u2066-\u2069\ufeff\u200b]|(?![\n\t])\p{Cc}|[\p{Cs}\p{Cn}]/gu;
/** Words of several lines as the shop keeps them. */
export const paragraphs = (cell: string): string => unguarded(cell).replace(/\r\n?/g, "\n").replace(UNSEEN, "").normalize("NFC").replace(/[^\S\n]+/g, " ").replace(/ ?\n ?/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
/** Words of one line. */
export const tidy = (cell: string): string => paragraphs(cell).replace(/\s+/g, " ");

/** What a cell says, or the key of what is wrong with it; undefined for an empty one. */
export type Read<T> = { readonly value: T } | { readonly why: string } | undefined;
const digits = (cell: string): string => tidy(cell).normalize("NFKC");

/** The most that a price may be: what costs more was typed wrongly, or is entered by hand. */
const DEAREST = 100_000_000;
/**
 * A price as people and systems write it, in minor units of a currency with two decimals: `9.99`, `1.234,56`, `€ 12`. What can be read in two ways
 * (`1.005`) is refused, and so are nought, which would give things away, and what is below it.
 */
export function price(cell: string): Read<number> {
  const text = digits(cell);
  if (text === "") return undefined;
  if (/^\D*\d{1,3}[.,]\d{3}\D*$/.test(text)) return { why: "price-two-ways" };
  const amount = readMoney(text);
  if (amount === null) return { why: /^\D*-/.test(text) ? "price-negative" : /^\D*\d{8,}/.test(text) ? "price-too-much" : "price" };
  return amount === 0 ? { why: "price-nought" } : amount > DEAREST ? { why: "price-too-much" } : { value: amount };
}

/** A whole number from 0 to `most`: `12`, `12.0`. */
export function whole(cell: string, most: number, why: string): Read<number> {
  const [, sign, number] = /^([-−]?)(\d{1,9})(?:[.,]0+)?$/.exec(digits(cell)) ?? [];
  if (digits(cell) === "") return undefined;
  if (number === undefined || Number(number) > most) return { why };
  return sign && Number(number) > 0 ? { why: `${why}-negative` } : { value: Number(number) };
}

/** Pieces on a shelf. */
export const pieces = (cell: string): Read<number> => whole(cell, 999_999, "pieces");

/** A barcode's 14 digits. `1.23E+12`, as spreadsheets save it, has lost its last ones. */
export function gtin(cell: string): Read<string> {
  const text = digits(cell).replace(/(?<=\d)[ -](?=\d)/g, "");
  if (text === "") return undefined;
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(text)) return { why: "gtin-rounded" };
  const value = gtinOf(text);
  return value ? { value } : { why: /^(\d{8}|\d{12,14})$/.test(text) ? "gtin-digit" : "gtin" };
}

/** An SKU. Letters that look like others (Cyrillic or Greek among Latin ones, wide digits) are refused: nobody could type it. */
export function sku(cell: string): Read<string> {
  const text = tidy(cell);
  if (text === "") return undefined;
  if (text.normalize("NFKC") !== text || (/[A-Za-z]/.test(text) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(text))) return { why: "sku-letters" };
  const value = readSku(text);
  return value === null ? { why: "sku" } : { value };
}

export const YES = /^(true|yes|si|sì|1|vero)$/i;
const NO = /^(false|no|0|falso)$/i;
export const yesOrNo = (cell: string): Read<boolean> => (tidy(cell) === "" ? undefined : YES.test(tidy(cell)) ? { value: true } : NO.test(tidy(cell)) ? { value: false } : { why: "yes-or-no" });

/** A VAT rate in basis points: `22`, `22 %`, `5,5`. */
export function vat(cell: string): Read<number> {
  const [, whole, part = ""] = /^(\d{1,2})(?:[.,](\d{1,2}))? ?%?$/.exec(digits(cell)) ?? [];
  return digits(cell) === "" ? undefined : whole === undefined ? { why: "vat" } : { value: Number(whole) * 100 + Number(part.padEnd(2, "0")) };
}

/** One of some words. */
export const oneOf = <T extends string>(cell: string, known: readonly T[], why: string): Read<T> => {
  const text = tidy(cell).toLowerCase();
  const value = known.find((each) => each.toLowerCase() === text);
  return text === "" ? undefined : value === undefined ? { why } : { value };
};

/** Reads the cells of one line and collects what is wrong with them. */
export function reading(head: Head, line: { readonly line: number; readonly cells: readonly string[] }, problems: Noted[]) {
  const cell = (name: string): string => line.cells[head.at.get(name) ?? -1] ?? "";
  const problem = (column: string, why: string, given = cell(column)) => void problems.push({ line: line.line, column: head.names[head.at.get(column) ?? -1] ?? column, why, given: given.slice(0, 120) });
  const take = <T>(name: string, read: (cell: string) => Read<T>): T | undefined => {
    const found = read(cell(name));
    if (found && "why" in found) problem(name, found.why);
    return found && "value" in found ? found.value : undefined;
  };
  const words = (name: string, most: number, lines = false): string | undefined => {
    const text = (lines ? paragraphs : tidy)(cell(name));
    if (text.length > most) problem(name, "too-long");
    return text === "" || text.length > most ? undefined : text;
  };
  return { cell, problem, take, words };
}
