import { readHandle, slug } from "@/lib/core/handle";
import { LOCALES } from "@/lib/core/who";
import { gtin, type Head, oneOf, pieces, price, reading, sku, tidy, vat, whole, yesOrNo } from "../cells/rules";
import type { Line } from "../file/read-lines";
import type { ImportSettings, Item, Noted, OptionPlan, OptionValuePlan, ProductPlan, Said, VariantPlan } from "../types";

const WORDS = [["title", 200], ["description", 20_000], ["material", 500], ["care", 2_000], ["warnings", 2_000], ["withdrawal_exclusion", 500]] as const;
const both = (name: string) => LOCALES.map((locale) => `${name}_${locale}`);
const PRODUCT = ["status", ...WORDS.flatMap(([name]) => both(name)), "material_family", "category", "maker", "maker_address", "maker_contact", "maker_eu_responsible", "vat_rate", "country_of_origin"];
const OPTION = [1, 2, 3, 4].flatMap((n) => [`option${n}`, ...both(`option${n}`), `value${n}`, ...both(`value${n}`), `value${n}_swatch`, `value${n}_colour`, `value${n}_material`]);
const VARIANT = ["sku", "variant_status", "gtin", "length_mm", "width_mm", "height_mm", "weight_g", "content_amount", "content_unit", "sold_online", "price", "currency"];

/** The columns of Unico's own files, in the order in which they are written. */
export const UNICO_COLUMNS = { products: ["handle", ...PRODUCT, ...OPTION, ...VARIANT], prices: ["sku", "price", "currency"], stock: ["place", "sku", "on_hand"] } as const;
/** Those without which a file of each kind says nothing. */
export const UNICO_NEEDS = { products: ["handle", "sku"], prices: ["sku", "price"], stock: ["sku", "on_hand"] } as const;

const COUNTRY = /^[A-Z]{2}$/;
const country = (cell: string) => (tidy(cell) === "" ? undefined : COUNTRY.test(tidy(cell).toUpperCase()) && new Intl.DisplayNames(["en"], { type: "region", fallback: "none" }).of(tidy(cell).toUpperCase()) ? { value: tidy(cell).toUpperCase() } : { why: "country" });
const text = (most: number) => (cell: string) => (tidy(cell) === "" ? undefined : tidy(cell).length <= most ? { value: tidy(cell) } : { why: "too-long" });
const key = (cell: string) => (tidy(cell) === "" ? undefined : /^[a-z0-9][a-z0-9._-]{0,59}$/i.test(tidy(cell)) ? { value: tidy(cell) } : { why: "key" });
const swatch = (cell: string) => (tidy(cell) === "" ? undefined : /^#[0-9a-f]{6}$/i.test(tidy(cell)) ? { value: tidy(cell).toLowerCase() } : { why: "swatch" });

/** One product of Unico's own format, from its lines: one for each variant; what is of the product stands in the first, and may be said again. */
export function unicoProduct(head: Head, lines: readonly Line[], settings: ImportSettings): Item {
  const problems: Noted[] = [];
  const [first] = lines;
  if (!first) throw new Error("a product has a line");
  const top = reading(head, first, problems);
  const handle = readHandle(tidy(top.cell("handle")));
  if (handle === null) top.problem("handle", tidy(top.cell("handle")) === "" ? "handle-missing" : "handle");
  for (const line of lines.slice(1)) {
    const { cell, problem } = reading(head, line, problems);
    for (const name of PRODUCT) if (tidy(cell(name)) !== "" && tidy(cell(name)) !== tidy(top.cell(name))) problem(name, "says-otherwise");
  }
  const said = (from: typeof top, name: string, most: number): Said => Object.fromEntries(LOCALES.flatMap((locale) => { const words = from.words(`${name}_${locale}`, most, true); return words ? [[locale, words]] : []; }));
  const options = new Map<string, { name: Said; values: Map<string, OptionValuePlan> }>();
  const variants = lines.flatMap((line): VariantPlan[] => {
    const at = reading(head, line, problems);
    const choice: Record<string, string> = {};
    for (const n of [1, 2, 3, 4]) {
      const name = said(at, `option${n}`, 80);
      const value = said(at, `value${n}`, 120);
      const option = at.take(`option${n}`, key) ?? slug(name.en ?? name.it ?? "", 40);
      const chosen = at.take(`value${n}`, key) ?? slug(value.en ?? value.it ?? "", 40);
      if (option === "" && chosen === "") continue;
      if (option === "" || chosen === "") { at.problem(`option${n}`, "option-half"); continue; }
      choice[option] = chosen;
      const known = options.get(option) ?? { name, values: new Map<string, OptionValuePlan>() };
      options.set(option, known);
      if (!known.values.has(chosen)) known.values.set(chosen, { key: chosen, name: value, swatch: at.take(`value${n}_swatch`, swatch), colourFamily: at.take(`value${n}_colour`, key), materialFamily: at.take(`value${n}_material`, key) });
    }
    const code = at.take("sku", sku);
    if (!code && tidy(at.cell("sku")) === "") at.problem("sku", "sku-missing");
    otherCurrency(at, settings);
    const mm = (name: string) => at.take(name, (cell) => whole(cell, 1_000_000, "measure"));
    const contentAmount = at.take("content_amount", (cell) => whole(cell, 1_000_000, "measure"));
    const contentUnit = at.take("content_unit", (cell) => oneOf(cell, ["ml", "g", "cm", "piece"] as const, "unit"));
    if ((contentAmount === undefined) !== (contentUnit === undefined) || contentAmount === 0) at.problem("content_amount", "content-half");
    return [{
      line: line.line, sku: code ?? `line-${line.line}`, choice, gtin: at.take("gtin", gtin), status: at.take("variant_status", (cell) => oneOf(cell, ["active", "archived"] as const, "variant-status")),
      lengthMm: mm("length_mm"), widthMm: mm("width_mm"), heightMm: mm("height_mm"), weightG: at.take("weight_g", (cell) => whole(cell, 2_000_000, "weight")),
      contentAmount, contentUnit, soldOnline: at.take("sold_online", yesOrNo), price: at.take("price", price),
    }];
  });
  const maker = top.take("maker", text(200));
  const plan: ProductPlan = {
    handle: handle ?? "", title: said(top, "title", 200), description: said(top, "description", 20_000), material: said(top, "material", 500), care: said(top, "care", 2_000),
    warnings: said(top, "warnings", 2_000), withdrawalExclusion: said(top, "withdrawal_exclusion", 500),
    materialFamily: top.take("material_family", key), category: top.take("category", text(120)),
    maker: maker ? { name: maker, postalAddress: top.take("maker_address", text(300)), electronicAddress: top.take("maker_contact", text(200)), euResponsible: top.take("maker_eu_responsible", text(400)) } : undefined,
    vatRate: top.take("vat_rate", vat), countryOfOrigin: top.take("country_of_origin", country), status: top.take("status", (cell) => oneOf(cell, ["draft", "active", "archived"] as const, "status")),
    options: [...options].map(([of, { name, values }]): OptionPlan => ({ key: of, name, values: [...values.values()] })),
    variants,
  };
  return { key: handle ?? `line-${first.line}`, line: first.line, codes: variants.map((v) => v.sku), plan, kept: {}, problems, notes: [] };
}

function otherCurrency({ cell, problem }: ReturnType<typeof reading>, settings: ImportSettings): void {
  const given = tidy(cell("currency")).toUpperCase();
  if (given !== "" && given !== settings.currency) problem("currency", "other-currency");
}

/** One line of a list of prices. */
export function unicoPrice(head: Head, line: Line, settings: ImportSettings): Item {
  const problems: Noted[] = [];
  const at = reading(head, line, problems);
  otherCurrency(at, settings);
  const code = needed(at, "sku", sku);
  return { key: code ?? `line-${line.line}`, line: line.line, codes: code ? [code] : [], plan: { sku: code ?? "", amount: needed(at, "price", price) ?? 0 }, kept: {}, problems, notes: [] };
}

/** One line of a list of pieces; `placeHandle`: the place that was chosen, for lists that don't name it in each line. */
export function unicoStock(head: Head, line: Line, placeHandle: string | null): Item {
  const problems: Noted[] = [];
  const at = reading(head, line, problems);
  const code = needed(at, "sku", sku);
  const place = tidy(at.cell("place")).toLowerCase() || placeHandle;
  if (!place) at.problem("place", "place-missing");
  return { key: `${place ?? ""} ${code ?? `line-${line.line}`}`, line: line.line, codes: code ? [`${place ?? ""} ${code}`] : [], plan: { sku: code ?? "", place: place ?? "", onHand: needed(at, "on_hand", pieces) ?? 0 }, kept: {}, problems, notes: [] };
}

function needed<T>({ take, cell, problem }: ReturnType<typeof reading>, name: string, read: Parameters<typeof take<T>>[1]): T | undefined {
  if (tidy(cell(name)) === "") problem(name, `${name === "on_hand" ? "pieces" : name}-missing`);
  return take(name, read);
}
