import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { aTill } from "@/db/factories/tills";
import { colleague } from "@/db/factories/wallets";
import { type CashSessionId, newId } from "@/lib/core/id";
import type { Duty, Staff } from "@/lib/core/who";
import { CloseSession } from "../close-session";
import { CountSession } from "../count-session";
import { MoveCash } from "../move-cash";
import { EURO_PIECES } from "../rules";

/** A store of its own with one till, somebody who sells there and who manages it. */
export async function aDay({ float = 10_000, open = true } = {}) {
  const place = await aPlace({ till: false });
  const till = await aTill(place.id, { float, open });
  const at = (...may: readonly Duty[]): Staff => ({ ...colleague(...may), at: [place.id] });
  const [cashier, boss] = [await aColleague([{ role: "cashier", locationId: place.id }]), await aColleague([{ role: "manager", locationId: place.id }])];
  return { place, ...till, at, cashier: { ...at("sell"), staffId: cashier.id }, boss: { ...at("sell", "refund", "approve"), staffId: boss.id } };
}

/** The fewest coins and notes of an amount, up to notes of 50. */
export function piecesOf(amount: number): Record<string, number> {
  let left = amount;
  return Object.fromEntries(EURO_PIECES.filter((piece) => piece <= 5_000).flatMap((piece) => {
    const many = Math.floor(left / piece);
    left -= many * piece;
    return many > 0 ? [[String(piece), many]] : [];
  }));
}

export const move = (sessionId: CashSessionId, kind: string, amount?: number, reason?: string, movementId: string = newId()) => MoveCash.parse({ movementId, sessionId, kind, ...(amount === undefined ? {} : { amount }), ...(reason === undefined ? {} : { reason }) });
export const count = (sessionId: CashSessionId, amount: number, countId: string = newId()) => CountSession.parse({ countId, sessionId, pieces: piecesOf(amount) });
export const close = (sessionId: CashSessionId, countId: string, note?: string) => CloseSession.parse({ sessionId, countId, note });
