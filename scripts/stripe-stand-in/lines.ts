import type Stripe from "stripe";
import type { Given } from "./given";
import { newRef } from "./ids";
import { badParameter } from "./refusal";
import { type HeldSession, secondsOf, type World } from "./world";

type Asked = Stripe.Checkout.SessionCreateParams.LineItem;
type AskedPrice = Stripe.Checkout.SessionCreateParams.LineItem.PriceData;
type Line = { item: Stripe.LineItem; shown: HeldSession["goods"][number] };

/** One line of a session: a price made on the spot (`price_data`) times a quantity. */
export function readLine(world: World, given: Given): Line {
  const data = given.only<keyof Asked>("price_data", "quantity").branch("price_data").only<keyof AskedPrice>("currency", "unit_amount", "product_data", "tax_behavior");
  const product = data.branch("product_data").only<keyof Stripe.Checkout.SessionCreateParams.LineItem.PriceData.ProductData>("name", "description", "images", "metadata");
  const currency = data.need("currency");
  if (!/^[a-z]{3}$/.test(currency)) throw badParameter(`Invalid currency: ${currency}.`, "line_items");
  const unit = data.needWhole("unit_amount");
  const quantity = given.needWhole("quantity", 1);
  const name = product.need("name");
  const amount = unit * quantity;
  return {
    item: {
      id: newRef("li"),
      object: "item",
      adjustable_quantity: null,
      amount_discount: 0,
      amount_subtotal: amount,
      amount_tax: 0,
      amount_total: amount,
      currency,
      description: name,
      metadata: {},
      price: price(world, currency, unit),
      quantity,
    },
    shown: { name, detail: product.text("description") ?? null, image: imageOf(product) },
  };
}

const imageOf = (product: Given): string | null =>
  (product.has("images") ? product.texts("images") : []).find((image) => /^https?:\/\//.test(image) && URL.canParse(image)) ?? null;

const price = (world: World, currency: string, unit: number): Stripe.Price => ({
  id: newRef("price"),
  object: "price",
  active: false,
  billing_scheme: "per_unit",
  created: secondsOf(world),
  currency,
  custom_unit_amount: null,
  livemode: false,
  lookup_key: null,
  metadata: {},
  nickname: null,
  product: newRef("prod", 14),
  recurring: null,
  tax_behavior: "unspecified",
  tiers_mode: null,
  transform_quantity: null,
  type: "one_time",
  unit_amount: unit,
  unit_amount_decimal: null,
});
