import { bins, stockBuffers, stockMovements } from "@/db/schema/all";
import { placeId, PLACES } from "./places";
import { CATALOGUE, type ProductSeed, variantId } from "./products";
import { idOf, pickFrom, type SeedTx } from "./shared";

/** Pieces where chance should not decide: sold out everywhere, the last ones, one store only. Places left out have none. */
const FIXED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "BL-KIT-20-NERO": {},
  "BL-GLA-09-VERD": { "milano-corso-como": 1, "lodi-magazzino": 2 },
  "BL-CER-01-TERR": { "milano-corso-como": 2, "bologna-via-farini": 1, "roma-via-del-governo-vecchio": 1 },
  "BL-LIG-15-ROSS": { "torino-via-lagrange": 1, "lodi-magazzino": 1 },
  "BL-FUR-25-RUGG": { "milano-corso-como": 1, "roma-via-del-governo-vecchio": 1 },
  "BL-FUR-22-VERD": { "bologna-via-farini": 1, "torino-via-lagrange": 1 },
  "BL-HOM-40-ROSS": { "roma-via-del-governo-vecchio": 2 },
  "BL-KIT-16-ROSS": { "milano-corso-como": 3, "torino-via-lagrange": 2 },
  "BL-LIG-11-PANN": { "milano-corso-como": 6, "torino-via-lagrange": 3, "bologna-via-farini": 2, "roma-via-del-governo-vecchio": 4, "lodi-magazzino": 28 },
};
/** Departments whose things take room: fewer of them, and not in every store. */
const LARGE = new Set(["seating", "tables-shelves", "floor-lamps", "rugs"]);

function piecesOf(product: ProductSeed, sku: string, place: (typeof PLACES)[number]): number {
  const fixed = FIXED[sku];
  if (fixed) return fixed[place.handle] ?? 0;
  const name = `${sku} ${place.handle}`;
  const large = LARGE.has(product.category);
  if (place.kind === "warehouse") return large ? 2 + pickFrom(name, 6) : 8 + pickFrom(name, 33);
  const absent = pickFrom(`${product.handle} ${place.handle}`, 10) < (large ? 5 : 2); // the store does not carry it
  if (absent) return 0;
  return large ? pickFrom(name, 3) : pickFrom(name, 8);
}

/** Where a store keeps a thing: an aisle for each kind of thing, a module for each product, a shelf for each variant. */
function binOf(product: ProductSeed, sku: string, place: (typeof PLACES)[number]): string {
  const aisle = String.fromCharCode(65 + pickFrom(product.category, 6));
  return `${aisle}${1 + pickFrom(`${product.handle} ${place.handle} module`, 14)}·${String(1 + pickFrom(`${sku} ${place.handle} shelf`, 12)).padStart(2, "0")}`;
}

/** The first delivery to every place: one receipt each, booked as movements, and where the stores put it; the levels follow by themselves. */
export async function seedStock(tx: SeedTx): Promise<void> {
  for (const place of PLACES) {
    const cause = `receipt:${idOf("receipt", place.handle)}`;
    const rows = CATALOGUE.products.flatMap((p) => p.variants.map((v) => ({ variantId: variantId(v.sku), onHandBy: piecesOf(p, v.sku, place) }))).filter((row) => row.onHandBy > 0);
    await tx.insert(stockMovements).values(rows.map((row) => ({ ...row, locationId: placeId(place.handle), kind: "receive" as const, cause, actor: "job:seed" })));
  }
  // What the stores counted on the day they opened with the shop: six things in ten.
  for (const place of PLACES.filter(({ kind }) => kind === "store")) {
    const counted = CATALOGUE.products.flatMap((p) => p.variants.filter((v) => piecesOf(p, v.sku, place) > 0 && pickFrom(`${v.sku} ${place.handle} count`, 10) < 6));
    await tx.insert(stockMovements).values(counted.map((v) => ({ variantId: variantId(v.sku), locationId: placeId(place.handle), kind: "count" as const, onHandBy: 0, cause: `count:${idOf("count", place.handle)}`, actor: "job:seed" })));
  }
  const kept = PLACES.filter((place) => place.kind === "store").flatMap((place) => CATALOGUE.products.flatMap((p) => p.variants.filter((v) => piecesOf(p, v.sku, place) > 0).map((v) => ({ locationId: placeId(place.handle), variantId: variantId(v.sku), bin: binOf(p, v.sku, place) }))));
  await tx.insert(bins).values(kept);
  // One cream lamp stays lit in the window of Corso Como: the web does not promise it.
  await tx.insert(stockBuffers).values({ locationId: placeId("milano-corso-como"), variantId: variantId("BL-LIG-11-PANN"), pieces: 1 });
}
