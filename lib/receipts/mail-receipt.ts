import "server-only";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import { keepReceiptCode } from "@/lib/codes/receipt-code";
import { companyAt, sender } from "@/lib/company/reads";
import { hashOf } from "@/lib/core/hash";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { Email } from "@/lib/customers/rules";
import { record } from "@/lib/events/record";
import { tillReceipt } from "@/lib/messages/templates/till-receipt";
import { writeMessage } from "@/lib/messages/write-message";
import { type NoReceipt, OfReceipt, receiptFor } from "./print-receipt";
import { placeOf, slipWords } from "./reads";
import { slipOf } from "./rules";

export const MailReceipt = OfReceipt.extend({ email: Email });

/**
 * A colleague has a receipt sent to the address that its customer says; nothing else is done with the address. Who asked is written down.
 * May be repeated: one letter to an address on a day (Rome), so that a second press sends none.
 */
export async function mailReceipt(who: Staff, { number, email }: z.output<typeof MailReceipt>, now = new Date()): Promise<Outcome<null, NoReceipt>> {
  const found = await receiptFor(who, number);
  if (!found.ok) return found;
  const { order, sale } = found.value;
  const place = await placeOf(order, sale);
  if (!place) return refused({ why: "not-paid" });
  const from = await sender();
  const { value: code } = await atomically(async (tx) => done(await keepReceiptCode(tx, who, order.id, now)), { pool: "staff" });
  const rows = slipOf({ order, company: await companyAt(order.receipt?.issuedAt), place, sale, gift: false, copy: 0, address: null }, slipWords(order.locale));
  const mail = await tillReceipt({ order, rows, address: `${from.home}/q/${code}`, from });
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Rome" }).format(now);
  return atomically(async (tx) => {
    const fresh = await writeMessage(tx, { ...mail, dedupe: `till-receipt:${order.id}:${hashOf(email).slice(0, 24)}:${day}`, kind: "till-receipt", locale: order.locale, recipient: email, orderId: order.id });
    if (fresh) await record(tx, who, { is: "receipt.mailed", orderId: order.id });
    return done(null);
  }, { pool: "staff" });
}
