import { atomically } from "@/db/atomically";
import { aProduct } from "@/db/factories/catalogue";
import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { aTill } from "@/db/factories/tills";
import { prices } from "@/db/schema/all";
import { checkDigit } from "@/lib/codes/gs1/gtin";
import { type CartId, type LocationId, newId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { confirmLabels } from "@/lib/labels/confirm-labels";
import { PrintLabels, printLabels } from "@/lib/labels/print-labels";
import { labelsHanging, toReprint } from "@/lib/labels/reads";
import { dutiesOf } from "@/lib/staff/rules";
import { basketAt } from "../reads";
import { RingUp, ringUp } from "../ring-up";
import { SellAtTill, sellAtTill } from "../sell-at-till";

const aGtin = () => {
  const digits = `02${newId().replace(/\D/g, "").slice(-9).padStart(9, "7")}`.padEnd(13, "4").slice(0, 13);
  return `${digits}${checkDigit(digits)}`;
};
const later = () => new Date(Date.now() + 1_000);

/** A thing at a price in a store with an open drawer, and what its colleagues do with its label and at its till. */
export async function aShelf({ price = 10_000 } = {}) {
  const { id: place, handle } = await aPlace({ till: false });
  await aTill(place, { float: 10_000 });
  const gtin = aGtin();
  const { variants: [variant] } = await aProduct({ variants: [{ gtin }], price, stock: { [place]: 20 } });
  if (!variant) throw new Error("a product without a variant");
  const roles = [{ role: "cashier" as const, locationId: place }];
  const { id: staffId } = await aColleague(roles, { name: "Prova Cassa" });
  const who: Staff = { is: "staff", staffId, ...dutiesOf(roles) };
  const hang = async (at: LocationId = place, by: Staff = who) => {
    const made = await printLabels(by, PrintLabels.parse({ runId: newId(), locationId: at, template: "57x32", locale: "it", what: "things", things: variant.sku }));
    if (!made.ok) throw new Error(made.why);
    await confirmLabels(by, made.value);
  };
  const list = (amount: number, kind: "regular" | "reduced" = "regular") =>
    atomically(async (tx) => done(await tx.insert(prices).values({ variantId: variant.id, currency: "EUR", amount: minorOf(amount), kind, startsAt: new Date(), reason: "test", addedBy: "job:test" })));
  const basket = (basketId = newId<"cart">() as CartId) => {
    const scan = (code: string = variant.sku) => ringUp(who, RingUp.parse({ place, basketId, code }));
    const shown = async () => {
      const now = await basketAt(who, place, basketId);
      if (!now) throw new Error("the basket is not here");
      return now;
    };
    const sell = async (over: object = {}) => sellAtTill(who, SellAtTill.parse({ place, basketId, attemptKey: newId(), accepted: (await shown()).accepted, payments: [{ tender: "card-present", amount: (await shown()).summary.due, slip: newId().slice(-12) }], ...over }));
    return { basketId, scan, shown, sell, line: async () => (await shown()).cart.lines[0] };
  };
  const label = async () => (await labelsHanging(place, [variant.id])).get(variant.id);
  return { place, handle, variant, gtin, who, hang, list, basket, label, reprints: async () => (await toReprint(place, later())).map(({ why, says, now }) => [why, says?.amount, now.amount]) };
}
