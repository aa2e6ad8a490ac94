import "server-only";
import { encode } from "uqr";
import { companyAt } from "@/lib/company/reads";
import { config } from "@/lib/core/config";
import { sayLongDay } from "@/lib/core/moments";
import type { Locale } from "@/lib/core/who";
import { words } from "@/lib/core/wording";
import { placesOf } from "@/lib/locations/reads";
import { sayNumber, sayThing } from "@/lib/orders/rules";
import type { Order } from "@/lib/orders/types";
import { type Type, typesetter } from "@/lib/paper/set-type";
import { requestCode } from "./request-code";
import type { Announced } from "./types";

const [LEFT, WIDTH] = [48, 499];
const MODULE = 4; // points: 1.4 mm, which a phone reads from an arm's length
const QUIET_ZONE = 4;

/** The slip that lies in the parcel of an announced return, as a PDF: where it goes, what is in it, and the code that opens the desk with these pieces. No price stands on it. */
export async function drawReturnSlip(order: Order, request: Announced, locale: Locale): Promise<Uint8Array> {
  const { default: PDFDocument } = await import("pdfkit");
  const t = words(locale, "return-request");
  const [place] = request.locationId ? await placesOf([request.locationId]) : [];
  const title = t("slip.title", { number: sayNumber(order.number) });
  const company = await companyAt();
  const sheet = new PDFDocument({ size: "A4", margin: 0, font: undefined as never, pdfVersion: "1.7", tagged: true, lang: locale, displayTitle: true, info: { Title: `${title} · ${company.name}`, Author: company.name, CreationDate: request.at, ModDate: request.at } });
  const parts: Buffer[] = [];
  const ready = new Promise<Uint8Array>((resolve, reject) => sheet.on("data", (part: Buffer) => parts.push(part)).on("end", () => resolve(Buffer.concat(parts))).on("error", reject));
  const type = typesetter(sheet);
  const body = sheet.struct("Document");
  sheet.addStructure(body);
  let y = 48;
  const say = (text: string, look: Type = {}, tag = "P") => body.add(sheet.struct(tag, {}, [() => { y += type.set(text, LEFT, y, WIDTH, look); }]));

  say(title, { face: "serif", size: 24 }, "H1");
  y += 8;
  say(t("slip.inside", { until: sayLongDay(request.expiresAt, locale, "Europe/Rome") }), { size: 11 });
  y += 20;
  say(t("slip.to"), { size: 9, colour: "#5d564b" });
  for (const row of place ? [`${company.name}, ${place.name}`, place.street, `${place.postcode} ${place.city} (${place.province})`] : []) say(row, { size: 14, face: "medium" });
  y += 20;
  const { data, size } = encode(`${config().UNICO_BASE_URL}/q/${requestCode(request.requestId)}`, { ecc: "M", border: QUIET_ZONE });
  body.add(sheet.struct("Figure", { alt: t("slip.code") }, [() => {
    for (const [row, modules] of data.entries()) for (const [column, dark] of modules.entries()) if (dark) sheet.rect(LEFT + column * MODULE, y + row * MODULE, MODULE, MODULE);
    sheet.fill("#000000");
  }]));
  y += size * MODULE + 12;
  say(requestCode(request.requestId), { size: 12 });
  y += 20;
  say(t("slip.pieces"), { face: "serif", size: 14 }, "H2");
  y += 4;
  for (const { position, quantity } of request.pieces) {
    const line = order.lines.find((each) => each.position === position);
    if (y > 780) { sheet.addPage(); y = 48; }
    if (line) say(`${quantity} × ${sayThing(line, locale)} · ${line.sku}`, { size: 11 });
  }
  body.end();
  sheet.end();
  return ready;
}
