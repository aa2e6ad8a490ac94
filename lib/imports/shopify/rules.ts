import { slug } from "@/lib/core/handle";
import { type Head, paragraphs, pieces, price, reading, sku, tidy, whole, YES, gtin as readGtin } from "../cells/rules";
import type { Line } from "../file/read-lines";
import { wordsOfHtml } from "../html/rules";
import type { ImportSettings, Item, Noted, OptionPlan, ProductPlan, Said, VariantPlan } from "../types";

const NUMBERS = [1, 2, 3] as const;
/** What Shopify writes for a product without a choice. */
const NO_CHOICE = "Default Title";

/**
 * One product of Shopify's format, from its lines: the first says the product and the names of its options, each says a variant, a picture, or both.
 * `head` as shopifyHead makes it. It begins as a draft: the format has no country of origin and no address of the maker, which the law asks for.
 */
export function shopifyItem(head: Head, lines: readonly Line[], keeps: readonly number[], settings: ImportSettings): Item {
  const problems: Noted[] = [];
  const notes: Noted[] = [];
  const [first] = lines;
  if (!first) throw new Error("a product has a line");
  const top = reading(head, first, problems);
  const note = (line: number, column: string, why: string, given: string) => void notes.push({ line, column: head.names[head.at.get(column) ?? -1] ?? column, why, given: given.slice(0, 120) });
  const given = tidy(top.cell("handle"));
  const handle = slug(given);
  if (handle === "") top.problem("handle", given === "" ? "handle-missing" : "handle");
  else if (handle !== given) note(first.line, "handle", "handle-made", handle);
  const title = top.words("title", 200);
  if (!title) top.problem("title", "title-missing");
  const names = NUMBERS.map((n) => tidy(top.cell(`option${n} name`)));
  const options = names.map((name, i) => ({ key: slug(name, 40) || `option-${i + 1}`, name, values: new Map<string, string>() }));

  const variants = lines.flatMap((line): VariantPlan[] => {
    const { cell, take, problem } = reading(head, line, problems);
    const chosen = NUMBERS.map((n) => tidy(cell(`option${n} value`)));
    const isVariant = line === first || chosen.some((value) => value !== "") || ["variant sku", "variant price", "variant inventory qty", "variant barcode"].some((name) => tidy(cell(name)) !== "");
    if (!isVariant) return [];
    const choice: Record<string, string> = {};
    for (const [i, value] of chosen.entries()) {
      const option = options[i];
      if (!option || value === "" || value === NO_CHOICE) continue;
      if (option.name === "") problem(`option${i + 1} value`, "option-unnamed");
      choice[option.key] = keyOf(option.values, value);
    }
    const made = [handle, ...Object.values(choice)].join("-").toUpperCase().slice(0, 80);
    const stated = take("variant sku", sku);
    if (!stated && tidy(cell("variant sku")) === "" && handle !== "") note(line.line, "variant sku", "sku-made", made);
    const grams = take("variant grams", (text) => whole(text, 2_000_000, "weight"));
    const onHand = settings.place ? take("variant inventory qty", pieces) : undefined;
    return [{ line: line.line, sku: stated ?? made, choice, gtin: take("variant barcode", (text) => readGtin(text.replace(/^'/, ""))), weightG: grams === 0 ? undefined : grams, price: take("variant price", price), onHand: onHand === 0 ? undefined : onHand }];
  });
  const chosen = variants.map(({ choice }) => JSON.stringify(choice));
  for (const [i, variant] of variants.entries()) if (chosen.indexOf(chosen[i] ?? "") !== i) problems.push({ line: variant.line, column: head.names[head.at.get("option1 value") ?? -1] ?? "", why: "choice-twice", given: Object.values(variant.choice).join(", ") });

  if (YES.test(tidy(top.cell("gift card")))) note(first.line, "gift card", "gift-card", top.cell("gift card"));
  const maker = top.words("vendor", 200);
  const category = [tidy(top.cell("type")), tidy(top.cell("product category").split(">").at(-1) ?? "")].find((text) => text !== "");
  const html = top.cell("body (html)");
  const description = paragraphs(wordsOfHtml(html)).slice(0, 20_000);
  const said = (text: string | undefined): Said => (text ? { [settings.language]: text } : {});
  const plan: ProductPlan = {
    handle, title: said(title), description: said(description), material: {}, care: {}, warnings: {}, withdrawalExclusion: {},
    category, maker: maker ? { name: maker } : undefined, vatRate: undefined,
    status: tidy(top.cell("status")).toLowerCase() === "archived" ? "archived" : undefined,
    options: options.flatMap(({ key, name, values }): OptionPlan[] => (values.size === 0 ? [] : [{ key, name: said(name), values: [...values].map(([value, text]) => ({ key: value, name: said(text) })) }])),
    variants,
  };
  const kept = Object.fromEntries(keeps.flatMap((i) => {
    const cells = lines.map(({ cells: all }) => all[i] ?? "");
    return cells.some((cell) => cell.trim() !== "") ? [[head.names[i] || `column ${i + 1}`, cells.map((cell) => cell.replaceAll("\0", ""))] as const] : [];
  }));
  const bodyName = head.names[head.at.get("body (html)") ?? -1];
  const body = bodyName && html.includes("<") ? { [bodyName]: [html.replaceAll("\0", "")] } : {};
  return { key: handle || `line-${first.line}`, line: first.line, codes: variants.map((v) => v.sku), plan, kept: { ...kept, ...body }, problems, notes };
}

/** The key of a value within its option, one for each text. */
function keyOf(values: Map<string, string>, text: string): string {
  for (const [key, known] of values) if (known === text) return key;
  const bare = slug(text, 40) || "value";
  let key = bare;
  for (let n = 2; values.has(key); n++) key = `${bare}-${n}`;
  values.set(key, text);
  return key;
}
