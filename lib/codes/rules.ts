import { readShortCode } from "@/lib/core/code";
import { GROUP, readElements } from "./gs1/elements";
import { foreignShape, looksLikeSite } from "./reading/foreign";
import { checkDigit, gtinOf, isRead } from "./gs1/gtin";
import { asMeant } from "./reading/keyboard";
import { readAddress } from "./reading/own-address";
import { readPass } from "./pass";
import { readToken, SIGN_LENGTH } from "./token";
import type { Misread, Reading } from "./types";

export { goodsLink } from "./gs1/goods-link";

/** No code of ours, and hardly one of anybody, is longer (a QR code could hold 4,296 signs). */
const LONGEST = 2_048;
const SHOWN = 80;
const misread = (why: Misread, text: string, expected: string | null = null): Reading => ({ is: "misread", why, text: text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").slice(0, SHOWN), expected });

/** What readers put before a scan to say which kind of barcode it was (ISO/IEC 15424); of these a GS1 element string follows. */
const PREFIX = /^\][A-Za-z]\d/;
const OF_GS1 = /^\](C1|d2|Q3|e0|J1)/;
/** What a code of ours never holds, apart from the separator of elements. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/u;

/**
 * The one reader: says what was scanned by a camera, by a wedge scanner, or typed, for the shop at `origin`. It only reads:
 * nothing is looked up, no price or place is believed, and nothing it answers leads to another site. Never throws.
 */
export function readCode(scanned: string, origin: string): Reading {
  if (scanned.length > LONGEST) return misread("too-long", scanned);
  const reading = readAsIs(scanned, origin);
  if (reading.is !== "typed" && !(reading.is === "misread" && reading.why === "control")) return reading;
  // Another keyboard is believed only where it makes an address of ours, a pass, or a barcode whose check digit fits, and only one does.
  const meant = asMeant(scanned.trim()).map((text) => readAsIs(text, origin)).filter(({ is }) => is === "goods" || is === "code" || is === "variant" || is === "pass" || is === "order");
  const [only] = meant;
  if (only && meant.every((each) => JSON.stringify(each) === JSON.stringify(only))) return only;
  // An Italian keyboard's apostrophe is the scanner's hyphen; no SKU has one.
  return reading.is === "typed" && /^(?=.*\d)[A-Z0-9]+('[A-Z0-9]+)+$/.test(reading.text) ? typed(reading.text.replaceAll("'", "-")) : reading;
}

function readAsIs(scanned: string, origin: string): Reading {
  const whole = scanned.replace(/<GS>|\{GS\}|\u241d/g, GROUP).trim().normalize("NFKC");
  if (whole === "") return misread("empty", whole);
  const foreign = foreignShape(whole);
  if (foreign) return { is: "not-ours", what: foreign, host: null };
  const sure = OF_GS1.test(whole);
  const text = whole.replace(PREFIX, "").trim();
  const unseen = text.replaceAll(GROUP, "");
  if (/^[^\r\n\t]+([\r\n\t]+[^\r\n\t]+)+$/.test(text) && !UNSEEN.test(unseen.replace(/[\r\n\t]/g, ""))) return misread("two", text);
  if (UNSEEN.test(unseen) || !text.isWellFormed()) return misread("control", text);
  const address = readAddress(text, origin);
  if (address) return "why" in address ? misread(address.why, text) : address;
  if (sure || text.includes(GROUP) || /^\(\d{2,4}\)|^01\d{14}/.test(text)) {
    const elements = readElements(text, sure || text.includes(GROUP));
    if (elements && "parcel" in elements) return { is: "not-ours", what: "parcel", host: null };
    if (elements && "why" in elements && (sure || elements.why !== "check-digit" || /\D/.test(text))) return misread(elements.why, text);
    if (elements && !("why" in elements)) return { is: "goods", from: "elements", ...elements };
  }
  return readDigits(text) ?? readSigns(text);
}

/** Digits as below a barcode, spaces and hyphens between them or not; null for what isn't digits alone, or has a length of no barcode. */
function readDigits(text: string): Reading | null {
  const digits = text.replace(/(?<=\d)[ -](?=\d)/g, "");
  if (!/^\d+$/.test(digits)) return null;
  const gtin = gtinOf(digits);
  if (gtin) return { is: "goods", from: "digits", gtin, lot: null, serial: null, expires: null, place: null };
  if (digits !== text) return null;
  if (/^(\d{8}|\d{12,14})$/.test(digits)) return misread("check-digit", digits, checkDigit(digits.slice(0, -1)));
  if (/^(00)?\d{18}$/.test(digits) && isRead(digits)) return { is: "not-ours", what: "parcel", host: null };
  if ([8, 12, 13, 14].some((length) => gtinOf(digits.slice(0, length)) && gtinOf(digits.slice(length)))) return misread("two", digits);
  return /^(\d{7}|\d{9,11})$/.test(digits) ? misread("half", digits) : null;
}

/** Letters and digits without an address. */
function readSigns(text: string): Reading {
  const pass = readPass(text);
  if (pass) return { is: "pass", ...pass };
  const code = readToken(text);
  if (code) return { is: "code", code };
  return looksLikeSite(text) ? { is: "not-ours", what: "site", host: text.split(/[/?#]/, 1)[0]?.toLowerCase() ?? null } : typed(text);
}

function typed(text: string): Reading {
  const sign = readShortCode(text);
  return { is: "typed", text, number: sign?.length === 8 ? sign : null, sign: sign?.length === SIGN_LENGTH ? sign : null };
}
