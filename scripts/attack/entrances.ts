import { readdirSync, readFileSync } from "node:fs";
import { actionName } from "./action-ids";
import { fill } from "./fill";
import type { Area, Ask, Row } from "./types";

/** Where somebody outside can come in: addresses as patterns (`/[locale]/p/[handle]`), and server actions by their names. */
export type Entrances = { readonly addresses: readonly string[]; readonly actions: readonly string[] };

const MADE: Readonly<Record<string, string>> = { "sitemap.ts": "/sitemap.xml", "robots.ts": "/robots.txt" };

/** Every route, page and server action of the app, as its files say. */
export function entrancesOf(root = "app"): Entrances {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll("\\", "/"));
  const addresses = files.flatMap((file) => {
    const [, folder = ""] = /^(.*?)\/?(?:page|route)\.tsx?$/.exec(file) ?? [];
    if (/(?:^|\/)(?:page|route)\.tsx?$/.test(file)) return [`/${folder.split("/").filter((part) => part && !part.startsWith("(")).join("/")}`];
    return MADE[file] ? [MADE[file]] : [];
  });
  const actions = files.filter((file) => /\.tsx?$/.test(file)).flatMap((file) => {
    const text = readFileSync(`${root}/${file}`, "utf8");
    if (!text.startsWith('"use server"')) return [];
    const exported = [...text.matchAll(/^export (?:const|async function|function) (\w+)/gm)];
    return exported.map(([, name = ""]) => actionName(`app/${file}`, name));
  });
  return { addresses: [...new Set(addresses)], actions };
}

const asked = (row: Row): Ask[] => ([row.steps].flat() as object[]).filter((step): step is Ask => "path" in step);
const ID = /\{id\.([A-Za-z.]+)\}/g;

/** What rows try: addresses as they ask for them, and the actions they call. Pure. */
export function triedBy(areas: readonly Area[]): Entrances {
  const rows = areas.flatMap((area) => area.rows);
  const known = new Proxy({}, { get: (_, name) => `{${String(name)}}` }) as Record<string, string>;
  const addresses = rows.flatMap((row) => asked(row).flatMap(({ path }) => (row.each ?? [""]).map((value) => fill(path, { value, random: "random" }, known).replace(/[?#].*$/s, ""))));
  const dotted = rows.flatMap((row) => [...JSON.stringify([row.steps, row.each ?? []]).matchAll(ID)].map(([, name = ""]) => name));
  return { addresses, actions: [...rows.flatMap((row) => asked(row).flatMap(({ call }) => (call?.action === "{value}" ? (row.each ?? []) : call ? [call.action] : []))), ...dotted] };
}

/** Whether an address is one that a pattern stands for. Pure. */
export const fits = (pattern: string, address: string): boolean =>
  new RegExp(`^${pattern.split("/").map((part) => (part.startsWith("[...") ? ".+" : part.startsWith("[") ? "[^/]+" : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))).join("/")}$`).test(address);
