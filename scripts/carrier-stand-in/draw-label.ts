import PDFDocument from "pdfkit";
import { encode } from "uqr";
import type { Address, Booked } from "./world";

const MODULE = 3;
const rows = ({ name, company_name: company, address_line_1: street, postal_code: postcode, city, country_code: country }: Address): string[] => [...(company ? [company] : []), name, street, `${postcode} ${city} ${country}`];

/** A label to look at: whence, where to, and its number; no carrier takes it. */
export function drawLabel({ from, to, tracking, called, grams }: Booked): Promise<Buffer> {
  const sheet = new PDFDocument({ size: "A4", margin: 48, info: { Title: tracking } });
  const parts: Buffer[] = [];
  const ready = new Promise<Buffer>((resolve, reject) => sheet.on("data", (part: Buffer) => parts.push(part)).on("end", () => resolve(Buffer.concat(parts))).on("error", reject));
  sheet.rect(40, 40, 320, 430).stroke();
  sheet.font("Helvetica-Bold").fontSize(12).text("DEMO LABEL – NOT VALID FOR SHIPPING", 56, 56);
  sheet.font("Helvetica").fontSize(9).text("From", 56, 84).text(rows(from).join("\n"), 56, 96);
  sheet.fontSize(9).text("To", 56, 164).font("Helvetica-Bold").fontSize(14).text(rows(to).join("\n"), 56, 176, { width: 290 });
  const { data, size } = encode(tracking, { border: 0 });
  for (const [row, modules] of data.entries()) for (const [column, dark] of modules.entries()) if (dark) sheet.rect(56 + column * MODULE, 290 + row * MODULE, MODULE, MODULE);
  sheet.fill("#000000").fontSize(14).text(tracking, 56, 290 + size * MODULE + 12).font("Helvetica").fontSize(9).text(`${called} · ${grams} g`);
  sheet.end();
  return ready;
}
