import "server-only";
import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import type { Roll, SlipRow } from "./types";

/** Signs of the printer's standard face on a line: 384 and 576 dots of 12 each (203 dpi). */
export const COLUMNS: { readonly [R in Roll]: number } = { "58": 32, "80": 48 };
/** What printers' code pages don't have. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ").replace(/[−–—]/g, "-").replace(/[’‘]/g, "'").replaceAll("×", "x").replaceAll("·", "-");

/** A receipt in the language of receipt printers (ESC/POS): text in the code page that has its letters, the code drawn by the printer, cut at the end. */
export function encodeSlip(rows: readonly SlipRow[], roll: Roll): Uint8Array {
  const columns = COLUMNS[roll];
  const printer = new ReceiptPrinterEncoder({ language: "esc-pos", columns, codepageMapping: "epson", codepageCandidates: ["cp858", "cp852", "cp866"], feedBeforeCut: 4 }).initialize().codepage("auto");
  for (const row of rows) {
    if (row.is === "rule") printer.rule({ style: "single" });
    else if (row.is === "code") printer.align("center").qrcode(row.address, { model: 2, size: 6, errorlevel: "m" }).align("left");
    else if (row.is === "text") printer.align(row.centred ? "center" : "left").bold(row.bold ?? false).size(row.large ? 2 : 1, row.large ? 2 : 1).line(plain(row.text)).size(1, 1).bold(false).align("left");
    else {
      const right = plain(row.right);
      printer.bold(row.bold ?? false).table([{ width: columns - right.length - (right ? 1 : 0), align: "left", marginRight: right ? 1 : 0 }, ...(right ? [{ width: right.length, align: "right" as const }] : [])], [[plain(row.left), ...(right ? [right] : [])]]).bold(false);
    }
  }
  return printer.newline().cut("partial").encode();
}
