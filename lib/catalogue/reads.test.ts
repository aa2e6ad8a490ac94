import { expect, test } from "vitest";
import { aCategory, aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { listProducts, productByHandle } from "./reads";
import { WHOLE_LIST } from "./rules";

test("smoke", async () => {
  const place = await aPlace();
  const p = await aProduct({ price: 4200, stock: { [place.id]: 3 }, variants: [{ colour: "green" }, { colour: "red", price: 3900 }] });
  expect(await productByHandle(p.handle, new Date())).toMatchObject({ handle: p.handle, variants: [{ sku: p.variants[0]?.sku }, {}] });
  console.log(JSON.stringify(await listProducts(WHOLE_LIST, "it", new Date()), null, 1));
  void aCategory;
});
