import type { Noted } from "../types";

/** Differences that are said of one row; of more, how many. */
const MOST = 12;
const SHOWN = 60;

/** Every value of a thing by where it stands: `title.it`, `SKU-1 price`. Things in lists are named by their SKU or key. */
function flat(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (Array.isArray(value)) for (const each of value as { sku?: string; key?: string }[]) flat(each, [path === "variants" ? "" : path, each.sku ?? each.key ?? ""].filter(Boolean).join(" "), into);
  else if (typeof value === "object" && value !== null) for (const [key, inner] of Object.entries(value)) { if (key !== "sku" && key !== "key" && key !== "handle") flat(inner, [path, key].filter(Boolean).join(/^(it|en)$/.test(key) ? "." : " "), into); }
  else into.set(path, value === null || value === undefined ? "" : /(?:^| )(price|amount)$/.test(path) ? (Number(value) / 100).toFixed(2) : path.endsWith("vatRate") ? String(Number(value) / 100) : String(value));
  return into;
}
const short = (text: string): string => (text === "" ? "–" : text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** What changes in a thing that is there already, field by field: what it was → what it will be. Pure. */
export function differences(was: unknown, to: unknown, line: number): Noted[] {
  if (was === null || was === undefined) return [];
  const [before, after] = [flat(was, "", new Map()), flat(to, "", new Map())];
  const differ = [...new Set([...before.keys(), ...after.keys()])].filter((path) => (before.get(path) ?? "") !== (after.get(path) ?? ""));
  const said = differ.slice(0, MOST).map((column): Noted => ({ line, column, why: "becomes", given: `${short(before.get(column) ?? "")} → ${short(after.get(column) ?? "")}` }));
  return differ.length > MOST ? [...said, { line, column: "", why: "more-differences", given: String(differ.length - MOST) }] : said;
}
