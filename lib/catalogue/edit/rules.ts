import type { Staff } from "@/lib/core/who";
import type { Words } from "@/lib/core/words";
import type { WholeProduct } from "../types";

/** What keeps a product from being offered: keys of sentences. GPSR article 19: maker and addresses; origin, VAT and a department are the house's. */
export function missingOf(product: WholeProduct, maker: { readonly postalAddress?: string | null | undefined; readonly electronicAddress?: string | null | undefined }): string[] {
  return [
    ...(product.title.it === "" ? ["title"] : []),
    ...(product.category === null ? ["category"] : []),
    ...(product.maker === null ? ["maker"] : maker.postalAddress && maker.electronicAddress ? [] : ["maker-address"]),
    ...(product.countryOfOrigin === null ? ["country"] : []),
    ...(product.vatRate === null ? ["vat"] : []),
  ];
}

/** Whether a colleague may change what products say: who brings files in may also write by hand. For the whole shop. */
export const editsProducts = ({ may, at }: Pick<Staff, "may" | "at">): boolean => may.has("import") && at === null;

/** What is written by hand, field by field, as its history keeps it. */
export const EDITED = ["status", "title", "description", "material", "care", "warnings", "withdrawalExclusion", "category", "maker", "countryOfOrigin", "vatRate"] as const;
export type EditedField = (typeof EDITED)[number];
export type Edited = Pick<WholeProduct, EditedField>;
export const editedOf = (product: WholeProduct): Edited => Object.fromEntries(EDITED.map((field) => [field, product[field]])) as Edited;

const same = (a: Edited[EditedField], b: Edited[EditedField]): boolean => (typeof a === "object" && a !== null && typeof b === "object" && b !== null ? a.it === b.it && a.en === b.en : a === b);
/** The fields in which two differ, in the order in which they stand. Pure. */
export const differing = (a: Edited, b: Edited): readonly EditedField[] => EDITED.filter((field) => !same(a[field], b[field]));

/** A product's words as one text that is another one as soon as somebody changes any of them; what a form was opened with. */
export const editionOf = (edited: Edited): string => JSON.stringify(EDITED.map((field) => { const value = edited[field]; return typeof value === "object" && value !== null ? [(value as Words).it, (value as Words).en] : value; }));
