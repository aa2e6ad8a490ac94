import { badParameter } from "./refusal";

/** A form body with bracketed names as a tree: `a[b][0]=c` is `{a: {b: {0: "c"}}}`. */
export type Branch = { [key: string]: string | Branch };

/** Reads Stripe's form encoding. `name[]=x` appends. */
export function readForm(text: string): Branch {
  const root = twig();
  for (const [name, value] of new URLSearchParams(text)) plant(root, keysOf(name), value);
  return root;
}

function keysOf(name: string): string[] {
  const [, first = name, rest = ""] = /^([^[\]]*)((?:\[[^[\]]*\])*)$/.exec(name) ?? [];
  return [first, ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map((match) => match[1] ?? "")];
}

function plant(root: Branch, keys: string[], value: string): void {
  let at = root;
  for (const [depth, raw] of keys.entries()) {
    const key = raw === "" ? String(Object.keys(at).length) : raw;
    if (depth === keys.length - 1) {
      at[key] = value;
      return;
    }
    const next = at[key] ?? twig();
    if (typeof next === "string") throw badParameter(`Invalid object: ${keys.join(".")}`, keys.join("."));
    at[key] = next;
    at = next;
  }
}

const twig = (): Branch => Object.create(null) as Branch;
