import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EMPTY_CART } from "@/lib/cart/rules";
import type { Cart, CartLine, CartLineId } from "@/lib/cart/types";
import { newId, type VariantId } from "@/lib/core/id";
import { minorOf, sum, times, vatWithin } from "@/lib/core/money";
import { AddressInput, acceptanceText, InvoiceInput, nest, summarise, vatNumberHolds } from "./rules";

const line = (unit: number, quantity: number, vatRate = 2200, fulfilment: "deliver" | "collect" = "deliver"): CartLine => ({
  id: newId<"cart-line">() as CartLineId, variantId: newId<"variant">() as VariantId, handle: "x", sku: "X", gtin: null, title: { it: "x", en: "x" }, options: [], picture: null, quantity, fulfilment, locationId: null,
  vatRate, withdrawalExclusion: null, priceId: null, trail: [], unitAmount: minorOf(unit), seenAmount: minorOf(unit), total: times(minorOf(unit), quantity), label: null, off: null, reduction: null, unit: null, free: 99,
});
const cart = (lines: CartLine[], discount = 0): Cart => ({ ...EMPTY_CART, lines, goods: sum(lines.map((l) => l.total)), coupon: discount > 0 ? { code: "X", discount: minorOf(discount) } : null });

describe("the summary", () => {
  test("EUR 50.00 minus 10.00 is 40.00", () => {
    const s = summarise(cart([line(5000, 1, 2200, "collect")], 1000), "standard");
    expect([s.goods, s.discount, s.delivery, s.total]).toEqual([5000, 1000, 0, 4000]);
  });
  test("100 % off is exactly 0.00, VAT too", () => {
    const s = summarise(cart([line(1999, 3, 2200, "collect"), line(1, 1, 1000, "collect")], 5998), "standard");
    expect([s.total, ...s.vat.map((v) => v.vat)]).toEqual([0, 0, 0]);
  });
  test("delivery is free from 80 euro of delivered goods, counted after the discount", () => {
    expect(summarise(cart([line(8000, 1)]), "standard").delivery).toBe(0);
    expect(summarise(cart([line(8000, 1)], 1), "standard").delivery).toBe(690);
    expect(summarise(cart([line(7000, 1), line(9000, 1, 2200, "collect")]), "standard").delivery).toBe(690);
    expect(summarise(cart([line(9000, 1)]), "express").delivery).toBe(1290);
    expect(summarise(cart([line(9000, 1, 2200, "collect")]), "express")).toMatchObject({ delivery: 0, method: null });
  });
  test("every part reconciles with the total to the cent", () => {
    const lines = fc.array(fc.record({ unit: fc.integer({ min: 0, max: 200_000 }), quantity: fc.integer({ min: 1, max: 99 }), rate: fc.constantFrom(400, 500, 1000, 2200), collect: fc.boolean() }), { minLength: 1, maxLength: 8 });
    fc.assert(fc.property(lines, fc.float({ min: 0, max: 1, noNaN: true }), (wanted, portion) => {
      const all = wanted.map((w) => line(w.unit, w.quantity, w.rate, w.collect ? "collect" : "deliver"));
      const s = summarise(cart(all, Math.floor(sum(all.map((l) => l.total)) * portion)), "standard");
      expect(s.total).toBe(s.goods - s.discount + s.delivery);
      expect(sum(s.lines.map((l) => l.total)) + s.delivery).toBe(s.total);
      expect(sum(s.vat.map((v) => v.gross))).toBe(s.total);
      for (const l of s.lines) {
        expect(l.total).toBeGreaterThanOrEqual(0);
        expect(l.vat).toBe(vatWithin(l.total, l.vatRate));
      }
      for (const v of s.vat) {
        const ofLines = sum(s.lines.filter((l) => l.vatRate === v.rate).map((l) => l.vat));
        expect(v.vat - ofLines).toBeGreaterThanOrEqual(0);
        expect(v.vat).toBeLessThanOrEqual(v.gross);
      }
    }));
  });
  test("what is accepted changes with every amount", () => {
    const c = cart([line(5000, 1)]);
    expect(acceptanceText(summarise(c, "standard"))).not.toBe(acceptanceText(summarise(c, "express")));
    expect(acceptanceText(summarise(c, "standard"))).toBe(acceptanceText(summarise(c, "standard")));
  });
});

const ADDRESS = { name: "Ada Prova", street: "Via dei Test 1", postcode: "20121", city: "Milano", province: "mi", country: "IT" };

describe("what the buyer types", () => {
  test("is tidied", () => {
    expect(AddressInput.parse({ ...ADDRESS, name: "  Ada \u202e Prova\u0000 " })).toMatchObject({ name: "Ada Prova", province: "MI", extra: null });
  });
  test.each([
    [{ street: "Via senza numero" }, "no-house-number"],
    [{ postcode: "2012" }, "postcode"],
    [{ postcode: "٢٠١٢١" }, "postcode"],
    [{ province: "Milano" }, "province"],
    [{ country: "XX" }, "country"],
    [{ name: " \u200d " }, "missing"],
    [{ city: "x".repeat(81) }, "too-long"],
  ])("%j is refused at its field", (over, message) => {
    const read = AddressInput.safeParse({ ...ADDRESS, ...over });
    expect(read.error?.issues.map((i) => [i.path[0], i.message])).toEqual([[Object.keys(over)[0], message]]);
  });
  test("a VAT number has a check digit", () => {
    expect(vatNumberHolds("00743110157")).toBe(true);
    expect(vatNumberHolds("00743110158")).toBe(false);
    const invoice = { name: "Prova srl", address: ADDRESS, destination: "ABC1234" };
    expect(InvoiceInput.safeParse(invoice).error?.issues[0]?.message).toBe("vat-or-tax");
    expect(InvoiceInput.safeParse({ ...invoice, vatNumber: "00743110157" }).success).toBe(true);
  });
});

describe("a form's fields", () => {
  test("nest by their dots", () => {
    expect(nest({ name: "Anna", delivers: "1", "address.street": "Via 1", "address.extra": "", wantsInvoice: "on", "invoice.address.city": "Roma" })).toEqual({
      name: "Anna", phone: null, note: null, address: { country: "IT", name: "Anna", street: "Via 1" }, invoice: { address: { country: "IT", name: "Anna", city: "Roma" } },
    });
  });

  test.each(["constructor.prototype.stained", "toString.stained", "__proto__.stained", "address.constructor.prototype.stained", "hasOwnProperty.call.stained"])("%s stains nothing that others use", (name) => {
    nest({ delivers: "1", [name]: "x" });
    const around: readonly object[] = [{}, Object, Object.prototype.toString, Object.prototype.hasOwnProperty, Function.prototype];
    expect(around.filter((thing) => "stained" in thing)).toEqual([]);
  });

  test("a value and what would lie below it don't meet", () => {
    expect(nest({ delivers: "1", address: "Via 1", "address.street": "Via 2", invoice: ["a", "b"], wantsInvoice: "on" })).toMatchObject({ address: { country: "IT" }, invoice: { address: { country: "IT" } } });
  });
});
