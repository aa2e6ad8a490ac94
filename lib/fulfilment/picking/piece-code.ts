import "server-only";
import { readCode } from "@/lib/codes/rules";
import { config } from "@/lib/core/config";

/**
 * What a scan says of a piece in hand: its GTIN, or an SKU (in upper case); `misread` when a figure of its barcode is wrong. Digits may
 * be an SKU all the same, so the misread ones are kept too.
 */
export function readPieceCode(typed: string): { readonly gtin: string; readonly misread: boolean } | { readonly sku: string } {
  const reading = readCode(typed, config().UNICO_BASE_URL);
  if (reading.is === "goods") return { gtin: reading.gtin, misread: false };
  if (reading.is === "misread" && /^\d{8,14}$/.test(reading.text)) return { gtin: reading.text.padStart(14, "0"), misread: true };
  const sku = reading.is === "variant" ? reading.sku : reading.is === "typed" ? reading.text : typed.normalize("NFKC").trim();
  return { sku: sku.toUpperCase() };
}

/** Whether a piece with this code is of a line. */
export function isScanOf(typed: string, line: { readonly sku: string; readonly gtin: string | null }): boolean {
  const code = readPieceCode(typed);
  return "gtin" in code ? (!code.misread && code.gtin === line.gtin) || code.gtin === line.sku.padStart(14, "0") : code.sku === line.sku.toUpperCase();
}
