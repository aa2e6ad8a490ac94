import { coupons, prices } from "@/db/schema/all";
import { minorOf, ZERO } from "@/lib/core/money";
import { ageOf, CATALOGUE, type ProductSeed, variantId } from "./products";
import { daysAgo, idOf, type SeedTx } from "./shared";

/** A change of the price list: how many days ago, what the variant cost from then on, and why. */
type Step = readonly [daysAgo: number, amount: number, kind: "regular" | "reduced", reason: string];
type VariantSeed = ProductSeed["variants"][number];
/** By product: what happened to its prices after they were set. A variant may be left alone. */
const CHANGES: Readonly<Record<string, (v: VariantSeed) => readonly Step[]>> = {
  "casseruola-tonda": () => [[9, 15_900, "reduced", "Settimane della cucina"]],
  // One campaign in two steps: the reference stays that of the first.
  "cuscino-lino": (v) => [[24, down(v.price, 10), "reduced", "Lino d’autunno"], [6, down(v.price, 20), "reduced", "Lino d’autunno, secondo passo"]],
  // Cheaper not long before: the reference is that earlier price, not the regular one.
  "lampada-studio": (v) => (v.sku.endsWith("ROSS") ? [[50, 13_900, "reduced", "Ritorno in studio"], [38, 15_900, "regular", "Fine di Ritorno in studio"], [12, 12_900, "reduced", "Ultime rosse"]] : []),
  // On sale for less than 30 days when it was reduced.
  "portaincenso-pietra": () => [[5, 2400, "reduced", "Prova di stagione"]],
  "tappeto-riva": (v) => (v.sku.includes("INDA-140") ? [[15, 33_900, "reduced", "Ultimo lotto di indaco"]] : []),
  "calice-sera": (v) => (v.sku.endsWith("VERD") ? [[3, 3700, "reduced", "Cin cin verde"]] : []),
  "coperta-lana": (v) => [[120, v.price, "regular", "Listino d’autunno"]],
  "moka-ottagono": (v) => [[90, v.price, "regular", "Listino d’autunno"]],
};
/** What some things cost before this year's list. */
const BEFORE: Readonly<Record<string, number>> = { "coperta-lana": 11_900, "moka-ottagono": 4200 };
/** So many percent less, down to the whole euro. */
const down = (amount: number, percent: number): number => Math.floor((amount * (100 - percent)) / 10_000) * 100;

/** The price list with its history. The transaction must allow history: `unico.history`. */
export async function seedPrices(tx: SeedTx, now: Date): Promise<void> {
  const rows = CATALOGUE.products.flatMap((p) =>
    p.variants.flatMap((v) => {
      const start: Step = [Math.min(ageOf(p.handle), 210), BEFORE[p.handle] ?? v.price, "regular", "Listino"];
      return [start, ...(CHANGES[p.handle]?.(v) ?? [])].map(([days, amount, kind, reason], n) => ({
        id: idOf("price", `${v.sku} ${n}`), variantId: variantId(v.sku), currency: "EUR" as const, amount: minorOf(amount), kind, startsAt: daysAgo(now, days), reason, addedBy: "job:seed",
      }));
    }),
  );
  await tx.insert(prices).values(rows);
}

/** Two codes that everybody may use. */
export async function seedCoupons(tx: SeedTx, now: Date): Promise<void> {
  await tx.insert(coupons).values([
    { id: idOf("coupon", "BENVENUTO10"), code: "BENVENUTO10", kind: "percent", value: 1000, currency: "EUR", minimum: ZERO, startsAt: daysAgo(now, 30) },
    { id: idOf("coupon", "LUME10EURO"), code: "LUME10EURO", kind: "amount", value: 1000, currency: "EUR", minimum: minorOf(6000), startsAt: daysAgo(now, 30), endsAt: daysAgo(now, -180), maxUses: 500, oncePerCustomer: false },
  ]);
}
