import "server-only";
import { atomically } from "@/db/atomically";
import { keepReceiptCode } from "@/lib/codes/receipt-code";
import { companyAt } from "@/lib/company/reads";
import { config } from "@/lib/core/config";
import { done } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { findReceipt, slipWords } from "./reads";
import { slipOf } from "./rules";
import type { Found, SlipRow } from "./types";

/** A receipt on a colleague's screen. `address`: what its code opens; null where only a gift receipt was shown, which says no price. */
export type ShownReceipt = Found & { readonly rows: readonly SlipRow[]; readonly address: string | null };

/**
 * The receipt of what a customer shows or says (`findReceipt`), as it would be printed, and its code made to open it, so that they can
 * scan it off the screen. Prints nothing and counts nothing. Null for what is found nowhere. May be repeated.
 */
export async function showReceipt(who: Staff, shown: string, now = new Date()): Promise<ShownReceipt | null> {
  const found = await findReceipt(who, shown);
  if (!found) return null;
  const { order, place, sale, gift } = found;
  const code = gift ? null : (await atomically(async (tx) => done(await keepReceiptCode(tx, who, order.id, now)), { pool: "staff" })).value;
  const address = code && `${config().UNICO_BASE_URL}/q/${code}`;
  const rows = slipOf({ order, company: await companyAt(order.receipt?.issuedAt), place, sale, gift, copy: 0, address }, slipWords(order.locale));
  return { ...found, address, rows };
}
