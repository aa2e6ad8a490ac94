import "server-only";
import { sql } from "drizzle-orm";
import { staffDb } from "@/db/client";
import { wholeProducts } from "@/lib/catalogue/whole/reads";
import type { WholeProduct } from "@/lib/catalogue/types";
import { type Currency, minorOf, plainMoney } from "@/lib/core/money";
import type { Words } from "@/lib/core/words";
import type { ImportKind } from "./types";
import { UNICO_COLUMNS } from "./unico/rules";

const AT_ONCE = 500;
type Maker = { readonly name: string; readonly postalAddress: string | null; readonly electronicAddress: string | null; readonly euResponsible: string | null };

/** What the shop has as lines of Unico's own format, some at a time by the key of the last ones, never all at once: brought back unchanged they change nothing. For callers who have checked who asks. */
export async function* exportLines(kind: ImportKind, currency: Currency): AsyncGenerator<readonly (readonly string[])[]> {
  yield [UNICO_COLUMNS[kind]];
  if (kind === "products") yield* productLines(currency);
  else if (kind === "prices") yield* priceLines(currency);
  else yield* stockLines();
}

async function* productLines(currency: Currency): AsyncGenerator<readonly (readonly string[])[]> {
  for (let after = ""; ; ) {
    const handles = (await staffDb.execute<{ handle: string }>(sql`select handle from products where handle collate "C" > ${after} order by handle collate "C" limit ${AT_ONCE}`)).map(({ handle }) => handle);
    const last = handles.at(-1);
    if (last === undefined) return;
    after = last;
    const products = await wholeProducts(staffDb as never, handles, { currency, place: null });
    const makers = new Map((await staffDb.execute<Maker>(sql`select name, postal_address as "postalAddress", electronic_address as "electronicAddress", eu_responsible as "euResponsible" from makers where name in (select w from jsonb_array_elements_text(${JSON.stringify([...products.values()].flatMap(({ maker }) => maker ?? []))}::jsonb) as w)`)).map((maker) => [maker.name, maker]));
    yield handles.flatMap((handle) => { const product = products.get(handle); return product ? productRows(product, product.maker === null ? undefined : makers.get(product.maker), currency) : []; });
  }
}

/** The lines of one product, one for each variant; what is of the product stands in the first. */
export function productRows(product: WholeProduct, maker: Maker | undefined, currency: Currency): (readonly string[])[] {
  const both = (name: string, words: Words | null | undefined) => ({ [`${name}_it`]: words?.it ?? "", [`${name}_en`]: words?.en ?? "" });
  const whole: Readonly<Record<string, string>> = {
    status: product.status, ...both("title", product.title), ...both("description", product.description), ...both("material", product.material), ...both("care", product.care), ...both("warnings", product.warnings),
    ...both("withdrawal_exclusion", product.withdrawalExclusion), material_family: product.materialFamily ?? "", category: product.category ?? "", maker: product.maker ?? "", maker_address: maker?.postalAddress ?? "",
    maker_contact: maker?.electronicAddress ?? "", maker_eu_responsible: maker?.euResponsible ?? "", vat_rate: product.vatRate === null ? "" : String(product.vatRate / 100), country_of_origin: product.countryOfOrigin ?? "",
  };
  const number = (value: number | null): string => (value === null ? "" : String(value));
  return product.variants.map((v, row) => {
    const chosen = product.options.filter(({ key }) => v.choice[key] !== undefined).flatMap((option, i): [string, string][] => {
      const n = i + 1;
      const value = option.values.find(({ key }) => key === v.choice[option.key]);
      return Object.entries({ [`option${n}`]: option.key, ...both(`option${n}`, option.name), [`value${n}`]: v.choice[option.key] ?? "", ...both(`value${n}`, value?.name), [`value${n}_swatch`]: value?.swatch ?? "", [`value${n}_colour`]: value?.colourFamily ?? "", [`value${n}_material`]: value?.materialFamily ?? "" });
    });
    const cells: Readonly<Record<string, string>> = {
      handle: product.handle, ...(row === 0 ? whole : {}), ...Object.fromEntries(chosen), sku: v.sku, variant_status: v.status, gtin: v.gtin ?? "", length_mm: number(v.lengthMm), width_mm: number(v.widthMm), height_mm: number(v.heightMm), weight_g: number(v.weightG),
      content_amount: number(v.contentAmount), content_unit: v.contentUnit ?? "", sold_online: String(v.soldOnline), price: v.price === null ? "" : plainMoney(minorOf(v.price), currency), currency,
    };
    return UNICO_COLUMNS.products.map((column) => cells[column] ?? "");
  });
}

async function* priceLines(currency: Currency): AsyncGenerator<readonly (readonly string[])[]> {
  for (let after = ""; ; ) {
    const rows = await staffDb.execute<{ sku: string; amount: number | null }>(sql`select sku, price_in_force(id, ${currency}, now())::float8 as amount from variants where sku collate "C" > ${after} order by sku collate "C" limit ${AT_ONCE}`);
    const last = rows.at(-1);
    if (!last) return;
    after = last.sku;
    yield rows.flatMap(({ sku, amount }) => (amount === null || amount === 0 ? [] : [[sku, plainMoney(minorOf(amount), currency), currency]]));
  }
}

async function* stockLines(): AsyncGenerator<readonly (readonly string[])[]> {
  for (let after = ["", ""]; ; ) {
    const rows = await staffDb.execute<{ place: string; sku: string; onHand: number }>(sql`
      select p.handle as place, v.sku, l.on_hand as "onHand" from stock_levels l join variants v on v.id = l.variant_id join locations p on p.id = l.location_id
      where (p.handle collate "C", v.sku collate "C") > (${after[0]}, ${after[1]}) order by p.handle collate "C", v.sku collate "C" limit ${AT_ONCE}`);
    const last = rows.at(-1);
    if (!last) return;
    after = [last.place, last.sku];
    yield rows.map(({ place, sku, onHand }) => [place, sku, String(onHand)]);
  }
}
