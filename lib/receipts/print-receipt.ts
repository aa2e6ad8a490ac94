import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { orders } from "@/db/schema/all";
import { issueCode } from "@/lib/codes/issue-code";
import { keepReceiptCode } from "@/lib/codes/receipt-code";
import { companyAt } from "@/lib/company/reads";
import { config } from "@/lib/core/config";
import { log } from "@/lib/core/log";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { record } from "@/lib/events/record";
import { orderByNumber } from "@/lib/orders/reads";
import type { Order } from "@/lib/orders/types";
import { encodeSlip } from "./encode-slip";
import { placeOf, printsOf, saleOf, servesOrder, slipWords } from "./reads";
import { slipOf } from "./rules";
import { ROLLS, type Sale, type SlipRow } from "./types";

export const OfReceipt = z.object({ number: z.string().trim().toUpperCase().max(24).transform((typed) => typed.replace(/[^0-9A-Z]/g, "")) });
export const PrintReceipt = OfReceipt.extend({ gift: z.boolean().default(false), roll: z.enum(ROLLS).default("80") });
/** `copy`: how often this receipt was printed before; `bytes`: for the printer, in base64. */
export type PrintedReceipt = { readonly rows: readonly SlipRow[]; readonly copy: number; readonly bytes: string };
export type NoReceipt = { why: "not-yours" } | { why: "unknown-order" } | { why: "not-paid" };

/**
 * A colleague prints the receipt of an order that was paid at one of their places: the first time as it is, afterwards as a copy that says
 * which. Each print is written down with who asked for it. A receipt carries the order's one code, which opens it; each gift receipt one
 * of its own for a return in the store alone, since the order's page says prices, and those before it stay good. A repeated call is another print.
 */
export async function printReceipt(who: Staff, { number, gift, roll }: z.output<typeof PrintReceipt>, now = new Date()): Promise<Outcome<PrintedReceipt, NoReceipt>> {
  const found = await receiptFor(who, number);
  if (!found.ok) return found;
  const { order, sale } = found.value;
  const printed = await atomically(async (tx) => {
    await tx.select({ id: orders.id }).from(orders).where(eq(orders.id, order.id)).for("update"); // prints are counted one after the other
    const copy = (await printsOf(order.id, tx))[gift ? "gift" : "receipt"];
    const code = gift ? (await issueCode(tx, who, { purpose: "return", orderId: order.id }, now)).code : await keepReceiptCode(tx, who, order.id, now);
    await record(tx, who, { is: "receipt.printed", orderId: order.id, gift, copy });
    return done({ copy, code });
  }, { pool: "staff" });
  const { copy, code } = printed.value;
  const place = await placeOf(order, sale);
  if (!place) return refused({ why: "not-paid" });
  const rows = slipOf({ order, company: await companyAt(order.receipt?.issuedAt), place, sale, gift, copy, address: `${config().UNICO_BASE_URL}/q/${code}` }, slipWords(order.locale));
  return done({ rows, copy, bytes: Buffer.from(encodeSlip(rows, roll)).toString("base64") });
}

/** The paid order of that number and where it was sold, for a colleague of one of its places. */
export async function receiptFor(who: Staff, number: string): Promise<Outcome<{ readonly order: Order; readonly sale: Sale }, NoReceipt>> {
  const order = await orderByNumber(number, "all");
  if (!order) return refused({ why: "unknown-order" });
  const sale = await saleOf(order.id);
  if (!servesOrder(who, order, sale)) {
    log.warn({ staffId: who.staffId }, "tried to have another place's receipt");
    return refused({ why: "not-yours" });
  }
  return order.receipt ? done({ order, sale }) : refused({ why: "not-paid" });
}
