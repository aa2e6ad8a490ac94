import { readHandle } from "@/lib/core/handle";
import { type Minor, minorOf } from "@/lib/core/money";
import type { Words } from "@/lib/core/words";
import { type ListQuery, type Sort, SORTS } from "./types";

/** A family that filters gather shades or materials under. */
export type Family = { readonly key: string; readonly name: Words; readonly swatch: string | null };
const family = (key: string, it: string, en: string, swatch: string | null = null): Family => ({ key, name: { it, en }, swatch });

/** Colour families, in the order in which filters show them. A place in the list is a bit in the database: only add at the end. */
export const COLOURS: readonly Family[] = [
  family("white", "Bianco", "White", "#f1ede4"),
  family("cream", "Crema", "Cream", "#e9dfcb"),
  family("natural", "Naturale", "Natural", "#cdb48c"),
  family("grey", "Grigio", "Grey", "#7b7b79"),
  family("black", "Nero", "Black", "#1e1e1f"),
  family("brown", "Marrone", "Brown", "#6b4329"),
  family("terracotta", "Terracotta", "Terracotta", "#b9694a"),
  family("red", "Rosso", "Red", "#a8301f"),
  family("pink", "Rosa", "Pink", "#e7b9ae"),
  family("yellow", "Giallo", "Yellow", "#cf9a35"),
  family("green", "Verde", "Green", "#6f8467"),
  family("blue", "Blu", "Blue", "#2d4f86"),
  family("clear", "Trasparente", "Clear", "#eef3f2"),
  family("metal", "Metallo", "Metal", "#b9a888"),
];
/** Material families, as above. */
export const MATERIALS: readonly Family[] = [
  family("ceramic", "Ceramica", "Ceramic"),
  family("glass", "Vetro", "Glass"),
  family("wood", "Legno", "Wood"),
  family("metal", "Metallo", "Metal"),
  family("stone", "Pietra", "Stone"),
  family("textile", "Tessuto", "Textile"),
  family("paper", "Carta", "Paper"),
  family("wax", "Cera", "Wax"),
  family("cork", "Sughero", "Cork"),
];

/** A list of everything: nothing typed, nothing chosen. */
export const WHOLE_LIST: ListQuery = {
  category: null, words: "", colours: [], materials: [], priceFrom: null, priceTo: null, inStock: false, store: null, sort: "featured", after: null,
};
/** Cards on one page of a list. */
export const PAGE = 24;

type Params = URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Reads a list query from an address. Never refuses: what can't be understood is as if it were not there; of a key given
 * twice the first counts, except for colours and materials, which may be several (repeated, or with commas between them).
 * Least above greatest price: both are dropped.
 */
export function readListQuery(params: Params): ListQuery {
  const all = (key: string): readonly string[] => {
    const value = params instanceof URLSearchParams ? params.getAll(key) : params[key];
    return value === undefined ? [] : typeof value === "string" ? [value] : value;
  };
  const one = (key: string): string => all(key)[0] ?? "";
  const families = (key: string, known: readonly Family[]) => {
    const wanted = new Set(all(key).slice(0, 200).flatMap((value) => value.slice(0, 500).split(",")));
    return known.map((f) => f.key).filter((k) => wanted.has(k));
  };
  const [from, to] = [readPrice(one("from")), readPrice(one("to"))];
  const crossed = from !== null && to !== null && from > to;
  return {
    category: readHandle(one("category")),
    words: readWords(one("q")),
    colours: families("colour", COLOURS),
    materials: families("material", MATERIALS),
    priceFrom: crossed || from === 0 ? null : from,
    priceTo: crossed ? null : to,
    inStock: one("in-stock") === "1",
    store: readHandle(one("store")),
    sort: readSort(one("sort")),
    after: /^[\w-]{1,400}$/.test(one("after")) ? one("after") : null,
  };
}

/** The one address of a list: no question mark, keys in a fixed order, nothing that is standard. Reads back to the same query. */
export function writeListQuery(query: ListQuery): string {
  const params = new URLSearchParams();
  const set = (key: string, value: string | null) => (value ? params.append(key, value) : undefined);
  set("q", query.words);
  set("category", query.category);
  for (const key of query.colours) set("colour", key);
  for (const key of query.materials) set("material", key);
  set("from", query.priceFrom === null ? null : writePrice(query.priceFrom));
  set("to", query.priceTo === null ? null : writePrice(query.priceTo));
  set("in-stock", query.inStock ? "1" : null);
  set("store", query.store);
  set("sort", query.sort === "featured" ? null : query.sort);
  set("after", query.after);
  return params.toString();
}

/** Words as a person typed them, without what can't be seen or stored, at most 200 signs. */
export const readWords = (text: string): string =>
  Array.from(text.slice(0, 5000).toWellFormed().normalize("NFC").replaceAll("\ufffd", " ").replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, "").replace(/[\p{Cc}\s]+/gu, " ").trim())
    .slice(0, 200).join("").trim();

const isSort = (text: string): text is Sort => (SORTS as readonly string[]).includes(text);
const readSort = (text: string): Sort => (isSort(text) ? text : "featured");

/** `20`, `20.5`, `20,50`: an amount in the currency's main unit with two decimals at most; null for anything else. */
function readPrice(text: string): Minor | null {
  const [, whole, part = ""] = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text.slice(0, 40).normalize("NFKC").trim()) ?? [];
  return whole === undefined ? null : minorOf(Number(whole) * 100 + Number(part.padEnd(2, "0")));
}
const writePrice = (amount: Minor): string => (amount % 100 === 0 ? String(amount / 100) : (amount / 100).toFixed(2));

const LETTERS: Readonly<Record<string, string>> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
/** Text as search sees it: lower case, no accents, only letters and digits with single spaces. `Caffè d’Orzo` is `caffe d orzo`. */
export const fold = (text: string): string =>
  text.toWellFormed().normalize("NFKD").toLowerCase().normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").replace(/[ßæœøłđðþı]/g, (c) => LETTERS[c] ?? c)
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
