import type { Item, Noted } from "../types";

/**
 * Hears the items of one file and says what each repeats: a product, an SKU (capitals don't count) or a barcode that an earlier line has, a maker whom an
 * earlier line describes otherwise. Keeps a line's number for each, some 100 bytes, nothing else of the file.
 */
export function repeats(): (item: Item) => Noted[] {
  const lines = new Map<string, number>();
  const makers = new Map<string, string>();
  return ({ key, line, codes, plan }) => {
    const said: Noted[] = [];
    const hear = (name: string, column: string, why: string, given: string) => {
      const before = lines.get(name);
      if (before === undefined) lines.set(name, line);
      else said.push({ line, column, why, given: `${given} · ${before}` });
    };
    if (!("variants" in plan)) for (const code of codes) hear(code.toLowerCase(), "sku", "twice-in-file", code);
    else {
      hear(`/${key}`, "handle", "apart-in-file", key);
      for (const v of plan.variants) {
        hear(v.sku.toLowerCase(), "sku", "twice-in-file", v.sku);
        if (v.gtin) hear(`gtin:${v.gtin}`, "gtin", "twice-in-file", v.gtin);
      }
      const { name, postalAddress, electronicAddress } = plan.maker ?? {};
      if (name && (postalAddress || electronicAddress)) {
        const address = `${postalAddress ?? ""}\n${electronicAddress ?? ""}`;
        if ((makers.get(name) ?? address) !== address) said.push({ line, column: "maker", why: "maker-two-ways", given: name });
        makers.set(name, makers.get(name) ?? address);
      }
    }
    return said;
  };
}
