import { describe, expect, test } from "vitest";
import { readCode } from "./rules";
import type { Reading } from "./types";

const AT = "https://shop.example";
const GS = "\u001d";
const GTIN = "09506000134352"; // GS1's own example
const CODE = "7K3Q8ZP0M1XW4V2T9R6N";
const read = (text: string, origin = AT) => readCode(text, origin);

/** What a reading says, in few words: what it is, and what matters of it. */
function said(reading: Reading): string {
  switch (reading.is) {
    case "goods": return ["goods", reading.from, reading.gtin, reading.lot && `lot ${reading.lot}`, reading.serial && `serial ${reading.serial}`, reading.expires, reading.place && `at ${reading.place}`].filter(Boolean).join(" ");
    case "variant": return ["variant", reading.sku, reading.place && `at ${reading.place}`].filter(Boolean).join(" ");
    case "code": return `code ${reading.code}`;
    case "pass": return `pass ${reading.number} ${reading.code}`;
    case "order": return `order ${reading.number} ${reading.key ?? "without key"}`;
    case "page": return `page ${reading.path}`;
    case "typed": return ["typed", reading.text, reading.number && "number", reading.sign && "sign"].filter(Boolean).join(" ");
    case "not-ours": return `not-ours ${reading.what}${reading.host ? ` ${reading.host}` : ""}`;
    case "misread": return `misread ${reading.why}${reading.expected ? ` expected ${reading.expected}` : ""}`;
  }
}

type Row = readonly [what: string, scanned: string, says: string];
const rows: Readonly<Record<string, readonly Row[]>> = {
  "digits of barcodes": [
    ["EAN-13", "4006381333931", "goods digits 04006381333931"],
    ["EAN-13, as printed with spaces", "4 006381 333931", "goods digits 04006381333931"],
    ["EAN-13 with the keys a wedge scanner ends with", "4006381333931\r\n", "goods digits 04006381333931"],
    ["EAN-13 between tabs", "\t4006381333931\t", "goods digits 04006381333931"],
    ["EAN-13 with its symbology", "]E04006381333931", "goods digits 04006381333931"],
    ["in wide digits", "４００６３８１３３３９３１", "goods digits 04006381333931"],
    ["EAN-8", "73513537", "goods digits 00000073513537"],
    ["EAN-8 with its symbology", "]E473513537", "goods digits 00000073513537"],
    ["UPC-A", "036000291452", "goods digits 00036000291452"],
    ["UPC-E ending in 0 to 2", "04252614", "goods digits 00042100005264"],
    ["UPC-E ending in 5 to 9", "01234565", "goods digits 00012345000065"],
    ["GTIN-14 of a case", "19506000134359", "goods digits 19506000134359"],
    ["a number of our own (20 in front)", "2000004101015", "goods digits 02000004101015"],
    ["EAN-13, last figure wrong", "4006381333932", "misread check-digit expected 1"],
    ["EAN-13, two figures swapped", "4006381339331", "misread check-digit expected 9"],
    ["EAN-8 wrong", "73513538", "misread check-digit expected 7"],
    ["UPC-A wrong", "036000291453", "misread check-digit expected 2"],
    ["EAN-13 that lost its last figure", "400638133393", "misread check-digit expected 0"],
    ["half of an EAN-13", "4006381", "misread half"],
    ["most of an EAN-13", "40063813339", "misread half"],
    ["two EAN-13 in one", "40063813339312000004101015", "misread two"],
    ["one EAN-13 twice within 50 ms", "40063813339314006381333931", "misread two"],
    ["two scans on two lines", "4006381333931\n2000004101015", "misread two"],
    ["a parcel's SSCC", "00106141411234567897", "not-ours parcel"],
    ["somebody's long number", "6034931234567890", "typed 6034931234567890"],
    ["a short number", "4242", "typed 4242"],
  ],
  "GS1 element strings": [
    ["GS1-128", `]C101${GTIN}17261231${GS}10AB-12`, `goods elements ${GTIN} lot AB-12 2026-12-31`],
    ["GS1 Data Matrix with lot and serial", `]d201${GTIN}10AB12${GS}21S/7`, `goods elements ${GTIN} lot AB12 serial S/7`],
    ["GS1 QR", `]Q301${GTIN}`, `goods elements ${GTIN}`],
    ["GS1 DataBar", `]e001${GTIN}`, `goods elements ${GTIN}`],
    ["without its prefix, with a separator", `01${GTIN}10AB12${GS}17261200`, `goods elements ${GTIN} lot AB12 2026-12-31`],
    ["FNC1 in front instead of a prefix", `${GS}01${GTIN}10X`, `goods elements ${GTIN} lot X`],
    ["a separator that is written out", `01${GTIN}10AB12<GS>21S7`, `goods elements ${GTIN} lot AB12 serial S7`],
    ["without prefix or separator", `01${GTIN}17261231`, `goods elements ${GTIN} 2026-12-31`],
    ["as printed below it", `(01)${GTIN}(17)260228(10)AB(12)`, `goods elements ${GTIN} lot AB 2026-02-28`],
    ["with a weight that nobody needs here", `]C101${GTIN}310300125010L1`, `goods elements ${GTIN} lot L1`],
    ["with an AI of four figures", `]C101${GTIN}8008261231${GS}10L1`, `goods elements ${GTIN} lot L1`],
    ["an end that is missing", "]C1010950600013", "misread half"],
    ["a lot that is missing", `]C101${GTIN}10`, "misread half"],
    ["an AI that is missing", `]C101${GTIN}1`, "misread half"],
    ["wrong check digit", "]C10109506000134353", "misread check-digit"],
    ["wrong check digit below it", "(01)09506000134353", "misread check-digit"],
    ["a 13th month", `]C101${GTIN}17261301`, "misread malformed"],
    ["30 February", `]C101${GTIN}17260230`, "misread malformed"],
    ["a lot of 21 signs", `]C101${GTIN}10ABCDEFGHIJKLMNOPQRSTU`, "misread malformed"],
    ["a lot with a sign that lots don't have", `]C101${GTIN}10AÀ`, "misread malformed"],
    ["two pieces in one", `]C101${GTIN}0104006381333931`, "misread two"],
    ["a parcel", "]C100106141411234567897", "not-ours parcel"],
    ["contents of a case", `]C102${GTIN}3712`, "not-ours parcel"],
    ["words after the prefix", "]C1hello", "misread half"],
  ],
  "GS1 Digital Link": [
    ["ours", `${AT}/01/${GTIN}`, `goods own-link ${GTIN}`],
    ["with lot, serial, expiry and place", `${AT}/01/${GTIN}/10/AB-12/21/S%2F7?17=261231&place=corso-como`, `goods own-link ${GTIN} lot AB-12 serial S/7 2026-12-31 at corso-como`],
    ["with a consumer variant", `${AT}/01/${GTIN}/22/2A/10/L1`, `goods own-link ${GTIN} lot L1`],
    ["with 13 figures", `${AT}/01/4006381333931`, "goods own-link 04006381333931"],
    ["in capitals, as a small QR code holds it", `HTTPS://SHOP.EXAMPLE/01/${GTIN}`, `goods own-link ${GTIN}`],
    ["with the port that goes without saying", `https://shop.example:443/01/${GTIN}`, `goods own-link ${GTIN}`],
    ["with a price that nobody believes", `${AT}/01/${GTIN}?price=1&discount=99&place=navigli`, `goods own-link ${GTIN} at navigli`],
    ["with a place that can't be one", `${AT}/01/${GTIN}?place=../../evil`, `goods own-link ${GTIN}`],
    ["in clear: a piece is no secret", `http://shop.example/01/${GTIN}`, `goods own-link ${GTIN}`],
    ["without its beginning", `shop.example/01/${GTIN}`, `goods own-link ${GTIN}`],
    ["the path alone", `/01/${GTIN}`, `goods own-link ${GTIN}`],
    ["with a slash at its end", `${AT}/01/${GTIN}/`, `goods own-link ${GTIN}`],
    ["of the maker", `https://id.gs1.org/01/${GTIN}/10/ABC123?17=261231`, `goods foreign-link ${GTIN} lot ABC123 2026-12-31`],
    ["of the maker, below a path of theirs, its place being no place of ours", `https://maker.example/it/p/01/${GTIN}?place=navigli`, `goods foreign-link ${GTIN}`],
    ["of somebody who looks like us names the piece and no more", `https://shop-example.com/01/${GTIN}?place=navigli`, `goods foreign-link ${GTIN}`],
    ["wrong check digit", `${AT}/01/09506000134353`, "misread check-digit"],
    ["wrong check digit at the maker's", "https://id.gs1.org/01/09506000134353", "not-ours site id.gs1.org"],
    ["half a number", `${AT}/01/0950600`, "misread half"],
    ["no number", `${AT}/01/`, "misread half"],
    ["a qualifier without its value", `${AT}/01/${GTIN}/10`, "misread half"],
    ["qualifiers in another order", `${AT}/01/${GTIN}/21/S/10/L`, "misread malformed"],
    ["one qualifier twice", `${AT}/01/${GTIN}/10/A/10/B`, "misread malformed"],
    ["an AI that is no qualifier", `${AT}/01/${GTIN}/17/261231`, "misread malformed"],
    ["a path that can't be decoded", `${AT}/01/${GTIN}/10/%E0%A4%A`, "misread malformed"],
    ["a lot with a line break in it", `${AT}/01/${GTIN}/10/A%0D%0AB`, "misread malformed"],
    ["words for a number", `${AT}/01/vaso-onda`, "misread malformed"],
    ["a day that is none", `${AT}/01/${GTIN}?17=999999`, "misread malformed"],
  ],
  "our other addresses": [
    ["a random code", `${AT}/q/${CODE}`, `code ${CODE}`],
    ["in capitals and small letters", `HTTPS://SHOP.EXAMPLE/Q/${CODE.toLowerCase()}`, `code ${CODE}`],
    ["with more behind", `${AT}/q/${CODE}?price=1#x`, `code ${CODE}`],
    ["half of one", `${AT}/q/${CODE.slice(0, 9)}`, "misread half"],
    ["none", `${AT}/q/`, "misread half"],
    ["in clear: it would have been seen", `http://shop.example/q/${CODE}`, "not-ours insecure shop.example"],
    ["a variant's page", `${AT}/it/p/vaso-onda?v=BL-CER-01-LATT&price=1`, "variant BL-CER-01-LATT"],
    ["a variant in a store", `${AT}/en/s/corso-como/p/vaso-onda?v=BL-CER-01-LATT`, "variant BL-CER-01-LATT at corso-como"],
    ["a product's page", `${AT}/it/p/vaso-onda`, "page /it/p/vaso-onda"],
    ["an order", `${AT}/it/orders/K7M42QHD?code=ABCDEFGHJKMNPQRSTVWXYZ2345`, "order K7M42QHD ABCDEFGHJKMNPQRSTVWXYZ2345"],
    ["an order without its key", `${AT}/en/orders/K7M42QHD/receipt`, "order K7M42QHD without key"],
    ["home", AT, "page /"],
    ["home with a slash", `${AT}/`, "page /"],
    ["an old path", `${AT}/it/old/path?x=1`, "page /it/old/path?x=1"],
    ["a path of machines", `${AT}/api/cart`, "not-ours other"],
    ["a path of colleagues", `${AT}/staff/corso-como`, "not-ours other"],
    ["a path into another site", `${AT}//evil.example/x`, "not-ours other"],
    ["half of our address", "https://shop.exa", "misread half"],
    ["nothing but its beginning", "https://", "misread half"],
    ["two of our addresses in one", `${AT}/01/${GTIN}${AT}/01/${GTIN}`, "misread two"],
    ["digits and an address in one", `4006381333931${AT}/01/${GTIN}`, "misread two"],
  ],
  "passes, codes and words": [
    ["a collection's pass", "K7M42QHB-7QD22M4X", "pass K7M42QHB 7QD22M4X"],
    ["a pass in small letters", "k7m42qhb-7qd22m4x\n", "pass K7M42QHB 7QD22M4X"],
    ["a random code, typed", "7k3q8 zp0m1 xw4v2 t9r6n", `code ${CODE}`],
    ["a random code with look-alikes", "7K3Q8-ZPOMI-XW4V2-T9R6N", `code ${CODE}`],
    ["an SKU", "BL-CER-01-LATT", "typed BL-CER-01-LATT"],
    ["an order's number", "K7M42QHD", "typed K7M42QHD number"],
    ["an order's number with a wrong sign", "K7M42QHF", "typed K7M42QHF"],
    ["the sign for the till", "4PQ-X7RP", "typed 4PQ-X7RP sign"],
    ["a name", "vaso onda bianco", "typed vaso onda bianco"],
    ["code for a database", "'; drop table carts; --", "typed '; drop table carts; --"],
    ["code for a page", "<script>alert(1)</script>", "typed <script>alert(1)</script>"],
  ],
  "codes of others": [
    ["another site", "https://example.com/menu", "not-ours site example.com"],
    ["a site without its beginning", "www.example.com", "not-ours site www.example.com"],
    ["a short site", "example.com/menu", "not-ours site example.com"],
    ["ours as a name below another", `https://shop.example.evil.com/01/x`, "not-ours site shop.example.evil.com"],
    ["ours as a user", `https://shop.example@evil.com/q/${CODE}`, "not-ours site evil.com"],
    ["ours with a user and a password", `https://me:pass@shop.example/q/${CODE}`, "not-ours site shop.example"],
    ["ours with another port", `https://shop.example:8443/q/${CODE}`, "not-ours site shop.example"],
    ["ours with a Cyrillic letter", `https://shоp.example/q/${CODE}`, "not-ours site xn--shp-ted.example"],
    ["ours by a backslash", `https:\\\\evil.com\\@shop.example/q/${CODE}`, "not-ours site evil.com"],
    ["ours with a dot at its end", `https://shop.example./q/${CODE}`, "not-ours site shop.example."],
    ["one slash too few", "https:evil.com/x", "not-ours site evil.com"],
    ["the network of a café", "WIFI:T:WPA;S:bar;P:secret;;", "not-ours wifi"],
    ["a telephone number", "tel:+390212345", "not-ours phone"],
    ["a message", "SMSTO:+390212345:win", "not-ours phone"],
    ["a letter", "mailto:a@example.com", "not-ours mail"],
    ["a visiting card", "BEGIN:VCARD\r\nVERSION:3.0\r\nN:A\r\nEND:VCARD", "not-ours contact"],
    ["a card of the other kind", "MECARD:N:A;TEL:1;;", "not-ours contact"],
    ["a bank transfer", "BCD\n002\n1\nSCT\n\nName\nIT00X\nEUR1", "not-ours payment"],
    ["a coin", "bitcoin:1A?amount=1", "not-ours payment"],
    ["a script", "javascript:alert(1)", "not-ours other"],
    ["a file", "file:///etc/passwd", "not-ours other"],
    ["a door of an app", "intent://scan/#Intent;end", "not-ours other"],
    ["a login", "otpauth://totp/a?secret=B", "not-ours other"],
  ],
  "what nobody can read": [
    ["nothing", "", "misread empty"],
    ["blanks", " \r\n\t", "misread empty"],
    ["4,000 signs", "9".repeat(4000), "misread too-long"],
    ["4,000 signs at our address", `${AT}/01/${GTIN}?x=${"y".repeat(4000)}`, "misread too-long"],
    ["a NUL inside", "4006381\u0000333931", "misread control"],
    ["a bell inside our address", `${AT}/q/\u0007${CODE}`, "misread control"],
    ["binary", "\u0089PNG\u001a\u0000\u0001", "misread control"],
    ["a sign that turns the writing round", "BL-\u202eTTAL", "misread control"],
    ["half a pair", "BL-\ud83d", "misread control"],
    ["what could not be decoded", "BL-\ufffd\ufffd", "misread control"],
    ["an address of nothing", "https://[", "misread malformed"],
  ],
  "a scanner with another keyboard": [
    ["our link, Italian", `httpsç--shop.example-01-${GTIN}_place)corso'como`.replace("place)", "placeì"), `goods own-link ${GTIN} at corso-como`],
    ["our link, German", `httpsÖ--shop.example-01-${GTIN}_17´261231`, `goods own-link ${GTIN} 2026-12-31`],
    ["our link, French", "httpsM!!shop:exq,ple!à&!à)(à-ààà&\"'\"(é".replace("à)(à", "àç(à").replace("shop:exq,ple", "shop:exq,ple"), `goods own-link ${GTIN}`],
    ["EAN-13, French", "'àà-\"_&\"\"\"ç\"&", "goods digits 04006381333931"],
    ["a random code, Italian", `httpsç--shop.example-q-${CODE}`, `code ${CODE}`],
    ["a pass, German with y and z", "K7M42QHBß7QD22M4X", "pass K7M42QHB 7QD22M4X"],
    ["GS1-128, Italian", `+C101${GTIN}10AB12`, `goods elements ${GTIN} lot AB12`],
    ["an SKU, Italian", "BL'CER'01'LATT", "typed BL-CER-01-LATT"],
    ["another site, Italian, stays words", "httpsç--evil.com-q-X", "typed httpsç--evil.com-q-X"],
    ["a name with an apostrophe stays one", "l'acqua", "typed l'acqua"],
  ],
};

for (const [kind, cases] of Object.entries(rows)) {
  describe(kind, () => test.each(cases)("%s", (_, scanned, says) => expect(said(read(scanned))).toBe(says)));
}

test("while developing, the shop answers in clear", () => {
  expect(said(read(`http://localhost:3000/q/${CODE}`, "http://localhost:3000"))).toBe(`code ${CODE}`);
  expect(said(read(`http://localhost:3001/q/${CODE}`, "http://localhost:3000"))).toBe("not-ours site localhost");
});

test("what is shown of a misread code is short and can be seen", () => {
  const reading = read(`\u0000${"x".repeat(500)}\u202e`);
  expect(reading).toEqual({ is: "misread", why: "control", text: "x".repeat(80), expected: null });
});
