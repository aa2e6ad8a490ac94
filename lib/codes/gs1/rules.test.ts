import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf } from "./elements";
import { linksetOf, wantedLink } from "./linkset";
import { checkDigit, expandUpcE, gtinOf, isRead } from "./gtin";
import { asMeant } from "../reading/keyboard";
import { goodsLink, readCode } from "../rules";
import type { Goods } from "../types";

const AT = "https://shop.example";
const digits = (length: number) => fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length });
const gtin = digits(13).map((body) => body + checkDigit(body));
const signs = fc.string({ unit: fc.constantFrom(..."!\"%&'()*+,-./0123456789:;<=>?ABCXYZ_abcxyz"), minLength: 1, maxLength: 20 });
const maybe = <T,>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const day = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10));
const handle = fc.stringMatching(/^[a-z]{1,9}(-[a-z0-9]{1,9}){0,2}$/);
const goods: fc.Arbitrary<Goods> = fc.record({ gtin, lot: maybe(signs), serial: maybe(signs), expires: maybe(day), place: maybe(handle) });
/** `.` and `..` alone in a path are swallowed by every reader of addresses (RFC 3986, 5.2.4). */
const inPath = goods.filter(({ lot, serial }) => ![lot, serial].some((text) => text === "." || text === ".."));

test("what we print is read back whole", () => {
  fc.assert(fc.property(inPath, (it) => {
    expect(readCode(goodsLink(it, AT), AT)).toEqual({ is: "goods", from: "own-link", ...it });
  }));
});

test("an element string says the same as the link", () => {
  fc.assert(fc.property(goods, ({ gtin: number, lot, serial, expires }) => {
    const elements = [`01${number}`, expires && `17${expires.slice(2).replaceAll("-", "")}`, lot && `10${lot}\u001d`, serial && `21${serial}`].filter(Boolean).join("");
    expect(readCode(`]C1${elements}`, AT)).toEqual({ is: "goods", from: "elements", gtin: number, lot, serial, expires, place: null });
  }));
});

test("one figure wrong, or most neighbours swapped, are noticed", () => {
  fc.assert(fc.property(gtin, fc.nat(13), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
    expect(isRead(number)).toBe(true);
    expect(isRead(number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1))).toBe(false);
  }));
});

test("UPC-E stands for 12 figures with the same check digit", () => {
  fc.assert(fc.property(digits(6), fc.constantFrom("0", "1"), (body, system) => {
    const all = Array.from({ length: 10 }, (_, check) => expandUpcE(system + body + check)).filter((found) => found !== null);
    expect(all).toHaveLength(1);
    expect(gtinOf(all[0] ?? "")).toBe((all[0] ?? "").padStart(14, "0"));
  }));
});

test("00 is a month's last day", () => {
  expect([dayOf("240200"), dayOf("260200"), dayOf("261131"), dayOf("26113"), dayOf("261100")]).toEqual(["2024-02-29", "2026-02-28", null, null, "2026-11-30"]);
});

test("whatever is scanned is answered, and nothing leads to another site", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }), fc.webUrl({ withQueryParameters: true }),
    fc.tuple(fc.constantFrom(`${AT}/`, `${AT}//`, `${AT}/\\`, `${AT}@`, "https:", "//", "/", "/01/", `${AT}/it/`), fc.string({ unit: "grapheme", maxLength: 60 })).map((parts) => parts.join("")),
  );
  fc.assert(fc.property(hostile, (text) => {
    const reading = readCode(text, AT);
    if (reading.is === "page") {
      expect(new URL(reading.path, AT).origin).toBe(AT);
      expect(reading.path).toMatch(/^\/($|[?#]|(it|en)($|[/?#]))/);
    }
    if (reading.is === "goods") expect(isRead(reading.gtin)).toBe(true);
  }), { numRuns: 2000 });
});

test("the same text is always read alike, whatever keys a scanner ends with", () => {
  fc.assert(fc.property(fc.oneof(gtin, goods.map((it) => goodsLink(it, AT))), fc.constantFrom("", "\r", "\n", "\r\n", "\t", " "), (text, end) => {
    expect(readCode(text + end, AT)).toEqual(readCode(text, AT));
  }));
});

test("a keyboard's signs stand for one key each", () => {
  const all = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("");
  for (const meant of asMeant(`${all}ìèéòçàù£°§ßüöäÜÖÄ´`)) expect(meant).not.toMatch(/undefined/);
  expect(asMeant("4006381333931")).toHaveLength(1); // only a French keyboard needs another key for figures
});

test("what a program wants of a link", () => {
  expect([wantedLink("all", null), wantedLink("linkset", "text/html"), wantedLink(null, "application/linkset+json"), wantedLink(null, "text/html, application/linkset;q=0.5")]).toEqual(["linkset", "linkset", "linkset", "linkset"]);
  expect([wantedLink(null, null), wantedLink(null, "text/html,*/*"), wantedLink("gs1:pip", null), wantedLink("https://ref.gs1.org/voc/defaultLink", "application/linkset+json")]).toEqual(["page", "page", "page", "page"]);
  expect([wantedLink("gs1:dpp", null), wantedLink("", null), wantedLink("pip", null)]).toEqual(["none", "none", "none"]);
});

test("a set of links names the piece, one page by itself, and a page for each language", () => {
  const set = linksetOf({ anchor: `${AT}/01/09506000134352`, title: { it: "Vaso", en: "Vase" }, page: (locale) => `/${locale}/p/vaso`, origin: AT });
  expect(set).toEqual({ linkset: [{
    anchor: `${AT}/01/09506000134352`, description: "Vaso",
    "https://ref.gs1.org/voc/defaultLink": [{ href: `${AT}/it/p/vaso`, title: "Vaso", type: "text/html" }],
    "https://ref.gs1.org/voc/pip": [{ href: `${AT}/it/p/vaso`, title: "Vaso", type: "text/html", hreflang: ["it"] }, { href: `${AT}/en/p/vaso`, title: "Vase", type: "text/html", hreflang: ["en"] }],
  }] });
});
