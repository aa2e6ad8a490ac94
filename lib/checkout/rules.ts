import { z } from "zod";
import { offOf } from "@/lib/cart/rules";
import type { Cart } from "@/lib/cart/types";
import { isId, type LocationId } from "@/lib/core/id";
import { type Minor, minorOf, sum, vatWithin, ZERO } from "@/lib/core/money";
import { split } from "@/lib/core/split";
import { DELIVERY_METHODS, deliveryCharge } from "@/lib/fulfilment/rules";
import type { DeliveryMethod } from "@/lib/fulfilment/types";
import { spread } from "@/lib/wallets/rules";
import type { Summary, SummaryLine, VatShare } from "./types";

/** Countries parcels go to (ISO 3166-1 alpha-2). VAT is charged at home: sales to other countries need their rates first. */
export const DELIVERY_COUNTRIES = ["IT"] as const;

/** The delivery methods with what each costs for this cart's delivered goods. */
export function methodsFor(cart: Cart): readonly { readonly method: DeliveryMethod; readonly charge: Minor }[] {
  const parcels = cart.lines.filter((l) => l.fulfilment === "deliver");
  if (parcels.length === 0) return [];
  const shares = discountShares(cart);
  const delivered = sum(cart.lines.map((l, i) => (l.fulfilment === "deliver" ? minorOf(l.total - (shares[i] ?? 0)) : ZERO)));
  return DELIVERY_METHODS.map((method) => ({ method, charge: deliveryCharge(method, delivered) }));
}

/** Of each line: what its label and a colleague took off at the till, and its share of the code, which is of what is left. */
function discountShares(cart: Cart): Minor[] {
  const offs = cart.lines.map(offOf);
  const code = split(cart.coupon?.discount ?? ZERO, cart.lines.map((l, i) => minorOf(l.total - (offs[i] ?? 0))));
  return offs.map((off, i) => minorOf(off + (code[i] ?? 0)));
}

/**
 * The document that a cart and a delivery method make: every discount and all VAT shared out so that the parts sum to the
 * whole, to the cent. Delivery carries VAT at the rates of the goods, in proportion (D.P.R. 633/1972 article 12).
 */
export function summarise(cart: Cart, wanted: DeliveryMethod["key"]): Summary {
  const shares = discountShares(cart);
  const lines = cart.lines.map((line, i): SummaryLine => {
    const discount = shares[i] ?? ZERO;
    const total = minorOf(line.total - discount);
    return { lineId: line.id, way: line.fulfilment === "carry-out" ? "carry-out" : (line.locationId ?? "deliver"), quantity: line.quantity, unitAmount: line.unitAmount, discount, total, vatRate: line.vatRate, vat: vatWithin(total, line.vatRate) };
  });
  const chosen = methodsFor(cart).find((m) => m.method.key === wanted) ?? null;
  const delivery = chosen?.charge ?? ZERO;
  const goods = sum(cart.lines.map((l) => l.total));
  const discount = sum(shares);
  const total = minorOf(goods - discount + delivery);
  const wallets = spread(total, cart.wallets);
  return {
    lines,
    goods,
    discount,
    code: cart.coupon?.code ?? null,
    codeDiscount: cart.coupon?.discount ?? ZERO,
    delivery,
    method: chosen?.method.key ?? null,
    total,
    wallets,
    due: minorOf(total - sum(wallets.map((w) => w.amount))),
    vat: vatShares(lines, delivery),
    currency: cart.currency,
  };
}

function vatShares(lines: readonly SummaryLine[], delivery: Minor): VatShare[] {
  const rates = [...new Set(lines.map((l) => l.vatRate))].toSorted((a, b) => b - a);
  const at = (rate: number) => lines.filter((l) => l.vatRate === rate);
  const shares = split(delivery, rates.map((rate) => sum(at(rate).map((l) => l.total))));
  return rates.map((rate, i) => {
    const share = shares[i] ?? ZERO;
    return { rate, gross: sum([...at(rate).map((l) => l.total), share]), vat: sum([...at(rate).map((l) => l.vat), vatWithin(share, rate)]) };
  });
}

/** How many pieces one order may reserve, and how many reservations somebody may have open: what is held for nothing is kept from others. */
const MOST_RESERVED = 6;
export const MOST_RESERVATIONS = 3;

/** The one place where all of an order is collected and paid: null where it can't be reserved, nor what a gift card pays a part of. */
export function reservableAt({ lines, wallets, total }: Pick<Summary, "lines" | "wallets" | "total">): LocationId | null {
  const [first] = lines;
  if (!first || first.way === "deliver" || first.way === "carry-out" || wallets.length > 0 || total === 0) return null;
  const pieces = lines.reduce((all, line) => all + line.quantity, 0);
  return pieces <= MOST_RESERVED && lines.every((line) => line.way === first.way) ? first.way : null;
}

/** What the buyer accepted, as one text whose hash is stored with the order: a change of any amount or way changes it. */
export const acceptanceText = (summary: Summary): string =>
  JSON.stringify([summary.currency, summary.total, summary.delivery, summary.method, summary.code, summary.lines.map((l) => [l.lineId, l.way, l.quantity, l.unitAmount, l.discount]), summary.wallets.map((w) => [w.wallet.id, w.amount])]);

/** Visible text of one line: composed form, no control or direction signs, no line breaks. Messages are keys of checkout.errors. */
export const oneLine = (most: number) =>
  z.string("missing").transform((t) => t.normalize("NFC").replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "").replace(/\s+/g, " ").trim()).pipe(z.string().min(1, "missing").max(most, "too-long"));
const optional = (most: number) => z.string().optional().transform((t) => t?.trim() || null).pipe(z.union([z.null(), oneLine(most)]));

export const AddressInput = z.object({
  name: oneLine(80),
  street: oneLine(120).refine((t) => /\d|\bsnc\b/i.test(t), "no-house-number"),
  extra: optional(120),
  postcode: z.string("missing").transform((t) => t.trim()).pipe(z.string().regex(/^\d{5}$/, "postcode")),
  city: oneLine(80),
  province: z.string("missing").transform((t) => t.trim().toUpperCase()).pipe(z.string().regex(/^[A-Z]{2}$/, "province")),
  country: z.enum(DELIVERY_COUNTRIES, "country"),
});

/** A VAT number, a tax code, or both; and where the electronic invoice goes (SDI code of 7 signs, or a PEC address). */
export const InvoiceInput = z
  .object({
    name: oneLine(120),
    vatNumber: optional(11).refine((t) => t === null || vatNumberHolds(t), "vat-number"),
    taxCode: optional(16).refine((t) => t === null || /^([A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]|\d{11})$/i.test(t), "tax-code"),
    destination: optional(254).refine((t) => t === null || /^[A-Z0-9]{7}$/i.test(t) || /^\S+@\S+\.\S+$/.test(t), "destination"),
    address: AddressInput,
  })
  .refine((i) => i.vatNumber !== null || i.taxCode !== null, { path: ["vatNumber"], message: "vat-or-tax" });

/** Whether an Italian VAT number's check digit fits (D.M. 23 December 1976: the Luhn sum of its 11 digits). */
export function vatNumberHolds(text: string): boolean {
  if (!/^\d{11}$/.test(text)) return false;
  const total = Array.from(text, Number).reduce((t, d, i) => t + (i % 2 === 0 ? d : d * 2 > 9 ? d * 2 - 9 : d * 2), 0);
  return total % 10 === 0;
}

/** Pickup windows as the form sends them: a place and the moment at which the window begins, one for each place. */
export const WindowInput = z
  .record(z.string(), z.string().regex(/^[0-9a-f-]{36} \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, "not-valid"))
  .default({})
  .transform((chosen) => Object.values(chosen).map((text) => ({ locationId: text.slice(0, 36) as LocationId, from: new Date(text.slice(37)) })))
  .refine((all) => all.length <= 20 && all.every((w) => isId(w.locationId) && !Number.isNaN(w.from.getTime())) && new Set(all.map((w) => w.locationId)).size === all.length, "not-valid");
/** A window as the form sends it. */
export const windowValue = (locationId: LocationId, from: Date): string => `${locationId} ${from.toISOString()}`;

type Branch = Record<string, unknown>;
/** Without a prototype: a field called `constructor.prototype.x` must not find everybody's. */
const branch = (): Branch => Object.create(null) as Branch;
const isBranch = (value: unknown): value is Branch => typeof value === "object" && value !== null && Object.getPrototypeOf(value) === null;

/** A checkout form's flat fields (`address.street`) as one nested object; empty fields count as not given, and so does what lies below a value. */
export function nest(fields: unknown): unknown {
  if (typeof fields !== "object" || fields === null) return fields;
  const root = branch();
  for (const [name, value] of Object.entries(fields)) {
    const path = name.split(".");
    if (value === "" || path.length > 4 || path.some((step) => !/^[a-zA-Z]{1,30}$/.test(step))) continue;
    const last = path.pop() as string;
    const at = path.reduce<unknown>((above, step) => (isBranch(above) ? (above[step] ??= branch()) : null), root);
    if (isBranch(at)) at[last] = value;
  }
  const { delivers, wantsInvoice, address, invoice, ...rest } = root;
  const parcel = delivers === "1" ? { country: "IT", name: rest["name"], ...(isBranch(address) ? address : {}) } : null;
  const party = isBranch(invoice) ? invoice : {};
  const billed = { country: "IT", name: rest["name"], ...(isBranch(party["address"]) ? party["address"] : parcel) };
  return { phone: null, note: null, ...rest, address: parcel, invoice: wantsInvoice === "on" ? { ...party, address: billed } : null };
}
