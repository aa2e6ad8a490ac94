import type { Known } from "./types";

/** A row needs something that this shop doesn't have or that nobody may look up: it is left out. */
export class Unknown extends Error {
  override readonly name = "Unknown";
}

const WAYS: Readonly<Record<string, (text: string) => string>> = {
  uri: (text) => encodeURIComponent(text.toWellFormed()),
  path: (text) => encodeURI(text.toWellFormed()).replaceAll("%25", "%"),
  json: (text) => JSON.stringify(text).slice(1, -1),
  before: (text) => text.split(": ")[0] ?? "",
  after: (text) => text.split(": ")[1] ?? "",
  cut: (text) => text.slice(0, -1),
  hex: (text) => Buffer.from(text).toString("hex").slice(0, 4),
  digit: (text) => String(text.length),
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
};

/** Fills `{name}` and `{name|way}` in a text. Throws Unknown for a name that nobody has given a value; `otherwise` knows the rest. */
export const fill = (text: string, known: Known, otherwise: Known = {}): string =>
  text.replace(/\{([a-z][A-Za-z0-9.]*)(?:\|([a-z]+))?\}/g, (_, name: string, way: string | undefined) => {
    const value = known[name] ?? otherwise[name];
    if (value === undefined) throw new Unknown(name);
    return way ? (WAYS[way]?.(value) ?? value) : value;
  });

/** The same for every text inside a value that goes over the wire. */
export function fillAll<T>(value: T, known: Known): T {
  if (typeof value === "string") return fill(value, known) as T;
  if (Array.isArray(value)) return value.map((each) => fillAll(each as unknown, known)) as T;
  if (typeof value !== "object" || value === null || value instanceof RegExp) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [fill(key, known), fillAll(each as unknown, known)])) as T;
}
