import { missingOf } from "@/lib/catalogue/edit/rules";
import { COLOURS, MATERIALS } from "@/lib/catalogue/rules";
import type { MakerSaid } from "@/lib/catalogue/write-products";
import type { WholeProduct, WholeVariant } from "@/lib/catalogue/types";
import type { Words } from "@/lib/core/words";
import type { ImportFormat, ImportSettings, Noted, ProductPlan, Said, VariantPlan } from "../types";

/** What is known around a product while it is looked at. */
export type Around = {
  readonly departments: ReadonlyMap<string, string>;
  readonly makers: ReadonlyMap<string, { readonly [K in "postalAddress" | "electronicAddress" | "euResponsible"]: string | null }>;
  readonly owners: ReadonlyMap<string, { readonly handle: string; readonly sku: string }>;
};
type Merged = { readonly to: WholeProduct; readonly problems: readonly Noted[]; readonly notes: readonly Noted[] };

const words = (said: Said, was: Words | null | undefined): Words => ({ it: said.it ?? was?.it ?? "", en: said.en ?? was?.en ?? "" });
const wordsOrNone = (said: Said, was: Words | null | undefined): Words | null => (said.it === undefined && said.en === undefined ? (was ?? null) : words(said, was));

/**
 * What a product is to be: what the file says, over what it was. A cell that is empty, a variant and an option that the file doesn't name stay as they
 * are. New ones are drafts until everything is there that the law asks an offer to show; what is missing is noted. Pure.
 */
export function mergeProduct(was: WholeProduct | null, plan: ProductPlan, format: ImportFormat, settings: ImportSettings, around: Around, line: number): Merged {
  const problems: Noted[] = [];
  const notes: Noted[] = [];
  const say = (list: Noted[], at: number, column: string, why: string, given = "") => void list.push({ line: at, column, why, given });
  const named = plan.category === undefined ? undefined : around.departments.get(plan.category.toLowerCase());
  if (plan.category !== undefined && named === undefined) say(format === "unico" ? problems : notes, line, "category", "category-unknown", plan.category);
  const known = plan.maker && around.makers.get(plan.maker.name);
  for (const [column, key] of [["maker_address", "postalAddress"], ["maker_contact", "electronicAddress"], ["maker_eu_responsible", "euResponsible"]] as const) {
    const said = plan.maker?.[key];
    if (said !== undefined && known?.[key] && known[key] !== said) say(problems, line, column, "maker-otherwise", said);
  }
  for (const variant of plan.variants) {
    const owner = around.owners.get(variant.sku);
    if (owner && owner.handle !== plan.handle) say(problems, variant.line, "sku", "sku-taken", `${variant.sku} · ${owner.handle}`);
    const holder = variant.gtin ? around.owners.get(`gtin:${variant.gtin}`) : undefined;
    if (holder && holder.sku !== variant.sku) say(problems, variant.line, "gtin", "gtin-taken", `${variant.gtin} · ${holder.sku}`);
  }
  for (const [column, given] of strangeFamilies(was, plan)) say(problems, line, column, "family", given);
  const options = mergeOptions(was, plan);
  const variants = mergeVariants(was, plan, format, notes);
  const choices = variants.filter((v) => v.status === "active").map((v) => ({ sku: v.sku, text: JSON.stringify(Object.entries(v.choice).toSorted(([a], [b]) => (a < b ? -1 : 1))) }));
  for (const { sku, text } of choices) {
    const other = choices.find((each) => each.text === text && each.sku !== sku);
    const own = plan.variants.find((v) => v.sku === sku);
    if (other && own && !plan.variants.some((v) => v.sku === other.sku)) say(problems, own.line, "sku", "choice-taken", `${sku} · ${other.sku}`);
  }
  const bare: WholeProduct = {
    handle: plan.handle, status: "draft", title: words(plan.title, was?.title), description: words(plan.description, was?.description), material: words(plan.material, was?.material), care: words(plan.care, was?.care),
    warnings: wordsOrNone(plan.warnings, was?.warnings), withdrawalExclusion: wordsOrNone(plan.withdrawalExclusion, was?.withdrawalExclusion), materialFamily: plan.materialFamily ?? was?.materialFamily ?? null,
    category: named ?? was?.category ?? null, maker: plan.maker?.name ?? was?.maker ?? null, vatRate: plan.vatRate ?? was?.vatRate ?? settings.vatRate, countryOfOrigin: plan.countryOfOrigin ?? was?.countryOfOrigin ?? null, options, variants,
  };
  const makerKnown = bare.maker === null ? undefined : around.makers.get(bare.maker);
  const missing = missingOf(bare, { ...plan.maker, ...(makerKnown && Object.fromEntries(Object.entries(makerKnown).filter(([, value]) => value))) });
  const wanted = wantedStatus(was, plan, format);
  const status = wanted === "active" && missing.length > 0 ? (was?.status === "active" ? "active" : "draft") : wanted;
  if (status === "draft") for (const what of missing) say(notes, line, "", `missing.${what}`);
  if (wanted === "active" && was?.status === "active" && missing.length > 0) for (const what of missing) say(problems, line, "", `missing.${what}`);
  if (was?.status === "archived" && status !== "archived") say(notes, line, "", "offered-again");
  return { to: { ...bare, status }, problems, notes };
}

/** A file of Shopify's archives, and brings back as a draft; it puts nothing on offer and takes nothing off. Ours says what it wants. */
function wantedStatus(was: WholeProduct | null, plan: ProductPlan, format: ImportFormat): WholeProduct["status"] {
  if (format === "unico") return plan.status ?? was?.status ?? "draft";
  return plan.status === "archived" ? "archived" : was?.status === "active" ? "active" : "draft";
}

/** Families that no filter knows, unless the product has them already. */
function strangeFamilies(was: WholeProduct | null, plan: ProductPlan): (readonly [column: string, given: string])[] {
  const strange = (column: string, families: readonly { readonly key: string }[], given: string | undefined, before: string | null | undefined) => (given === undefined || given === before || families.some(({ key }) => key === given) ? [] : [[column, given] as const]);
  return [...strange("material_family", MATERIALS, plan.materialFamily, was?.materialFamily), ...plan.options.flatMap(({ key, values }) => values.flatMap((value) => {
    const before = was?.options.find((option) => option.key === key)?.values.find((each) => each.key === value.key);
    return [...strange("value_colour", COLOURS, value.colourFamily, before?.colourFamily), ...strange("value_material", MATERIALS, value.materialFamily, before?.materialFamily)];
  }))];
}

function mergeOptions(was: WholeProduct | null, plan: ProductPlan): WholeProduct["options"] {
  const all = [...(was?.options.map(({ key }) => key) ?? []), ...plan.options.map(({ key }) => key)].filter((key, i, keys) => keys.indexOf(key) === i);
  return all.map((key) => {
    const before = was?.options.find((o) => o.key === key);
    const said = plan.options.find((o) => o.key === key);
    const keys = [...(before?.values ?? []), ...(said?.values ?? [])].map((v) => v.key).filter((each, i, list) => list.indexOf(each) === i);
    return {
      key, name: words(said?.name ?? {}, before?.name),
      values: keys.map((each) => {
        const old = before?.values.find((v) => v.key === each);
        const now = said?.values.find((v) => v.key === each);
        return { key: each, name: words(now?.name ?? {}, old?.name), swatch: now?.swatch ?? old?.swatch ?? null, colourFamily: now?.colourFamily ?? old?.colourFamily ?? null, materialFamily: now?.materialFamily ?? old?.materialFamily ?? null };
      }),
    };
  });
}

function mergeVariants(was: WholeProduct | null, plan: ProductPlan, format: ImportFormat, notes: Noted[]): WholeVariant[] {
  const before = new Map(was?.variants.map((v) => [v.sku, v]));
  const merged = new Map(plan.variants.map((v) => [v.sku, mergeVariant(before.get(v.sku), v, format, notes)]));
  return [...(was?.variants.map((v) => merged.get(v.sku) ?? v) ?? []), ...[...merged.values()].filter((v) => !before.has(v.sku))];
}

/** Pieces of a file of products are a first delivery: where a thing lay before, what was counted and sold there since is truer than the file. */
function mergeVariant(was: WholeVariant | undefined, { line, ...plan }: VariantPlan, format: ImportFormat, notes: Noted[]): WholeVariant {
  const first = was === undefined || was.onHand === null || (was.status === "archived" && was.onHand === 0);
  if (!first && plan.onHand !== undefined && plan.onHand !== was.onHand) notes.push({ line, column: "on_hand", why: "pieces-stay", given: `${plan.onHand} · ${was.onHand}` });
  const said = <K extends keyof WholeVariant & keyof typeof plan>(key: K) => (plan[key] ?? was?.[key] ?? null) as WholeVariant[K];
  return {
    sku: plan.sku, status: plan.status ?? (format === "shopify" ? "active" : (was?.status ?? "active")), gtin: said("gtin"), choice: plan.choice,
    lengthMm: said("lengthMm"), widthMm: said("widthMm"), heightMm: said("heightMm"), weightG: said("weightG"), contentAmount: said("contentAmount"), contentUnit: said("contentUnit"),
    soldOnline: plan.soldOnline ?? was?.soldOnline ?? true, price: said("price"), onHand: first ? (plan.onHand ?? was?.onHand ?? null) : was.onHand,
  };
}

/** What a product is after an undo: as it was; what the import added is archived, since orders and lists may know its code by now. */
export function unmergeProduct(before: WholeProduct | null, after: WholeProduct): { readonly to: WholeProduct; readonly added: readonly string[]; readonly priced: boolean } {
  const old = new Map(before?.variants.map((v) => [v.sku, v]));
  const added = after.variants.filter((v) => !old.has(v.sku)).map((v) => v.sku);
  const priced = after.variants.some((v) => old.get(v.sku)?.price === null && v.price !== null);
  const variants = after.variants.map((v) => { const was = old.get(v.sku); return was ? { ...was, price: was.price ?? v.price } : { ...v, status: "archived" as const, onHand: v.onHand === null ? null : 0 }; });
  // What was added keeps its choice in words; other options and values go.
  const used = (option: string, value: string) => variants.some((v) => v.choice[option] === value);
  const options = after.options.flatMap((option) => {
    const was = before?.options.find(({ key }) => key === option.key);
    const values = option.values.flatMap((value) => was?.values.find(({ key }) => key === value.key) ?? (used(option.key, value.key) ? [value] : []));
    return was || values.length > 0 ? [{ ...option, ...was, values }] : [];
  });
  return { to: { ...(before ?? { ...after, status: "archived" as const }), options, variants }, added, priced };
}

/** Makers that a batch of plans names, each once, with all that any of them says. */
export function makersIn(plans: readonly ProductPlan[]): MakerSaid[] {
  const all = new Map<string, MakerSaid>();
  for (const { maker } of plans) if (maker) all.set(maker.name, { ...maker, ...Object.fromEntries(Object.entries(all.get(maker.name) ?? {}).filter(([, value]) => value !== undefined)) } as MakerSaid);
  return [...all.values()];
}
