import "server-only";
import { eq, sql } from "drizzle-orm";
import { db, staffDb, type Tx } from "@/db/client";
import { orderLines, returnLines, returns, wallets } from "@/db/schema/all";
import { config } from "@/lib/core/config";
import { hashOf } from "@/lib/core/hash";
import type { LocationId, OrderId } from "@/lib/core/id";
import { type Minor, minorOf, sum } from "@/lib/core/money";
import type { Staff } from "@/lib/core/who";
import { readCode } from "@/lib/codes/rules";
import { orderById } from "@/lib/orders/reads";
import type { Order } from "@/lib/orders/types";
import { refundsOfReturn } from "@/lib/refunds/reads";
import { findReceipt } from "@/lib/receipts/reads";
import { requestsOf } from "../announced/reads";
import { creditCode } from "@/lib/wallets/open-credit";
import { sayGiftCode } from "@/lib/wallets/rules";
import { readProven } from "./proof";
import { returnablesOf, takesBackAt } from "./rules";
import type { Bought, LineBack, ReturnedLine, ReturnId, Taken } from "./types";

type Row = Omit<LineBack, "total" | "shared" | "given" | "reduced"> & { readonly total: number; readonly shared: number; readonly given: number; readonly reduced: number; readonly [column: string]: unknown };

/** Each line of an order with what left of it, what came back, and the parts that share its price. */
export async function linesBack(orderId: OrderId, on: Pick<Tx, "execute"> = staffDb): Promise<readonly LineBack[]> {
  const rows = await on.execute<Row>(sql`
    select l.id, l.position, l.variant_id as "variantId", l.total::float8 as total, l.fulfilled, l.returned,
      (select coalesce(sum(b.share), 0)::float8 from return_lines b where b.order_line_id = l.id and b.accepted) as shared,
      (select coalesce(sum(b.amount), 0)::float8 from return_lines b where b.order_line_id = l.id) as given,
      (select coalesce(sum(s.amount), 0)::float8 from claim_steps s join claims c on c.id = s.claim_id where c.order_line_id = l.id and s.step = 'reduction') as reduced,
      (select coalesce(jsonb_agg(jsonb_build_object('quantity', fl.quantity, 'served', f.state in ('sent', 'delivered', 'collected')) order by f.position), '[]') from fulfilment_lines fl join fulfilments f on f.id = fl.fulfilment_id
        where fl.order_line_id = l.id and not exists (select 1 from fulfilments s where s.replaces = f.id)) as parts
    from order_lines l where l.order_id = ${orderId} order by l.position`);
  return rows.map((row) => ({ ...row, total: minorOf(row.total), shared: minorOf(row.shared), given: minorOf(row.given), reduced: minorOf(row.reduced) }));
}

/**
 * The order that a customer wants to give something back of, whatever its channel and store, and what may still come back: by the code of its
 * receipt or gift receipt or of what they announced, which only they have; by what stands for a proof that this colleague was shown (`sayProven`); by its number or its receipt's alone
 * only where it is of one of the colleague's own stores, which proves nothing. Null for who takes nothing back here, and for whatever isn't found like that.
 */
export async function findBought(who: Staff, place: LocationId, shown: string, now = new Date()): Promise<Bought | null> {
  if (!takesBackAt(who, place)) return null;
  const reading = readCode(shown.slice(0, 300), config().UNICO_BASE_URL);
  const proven = readProven(who, place, shown, now);
  const named = proven && (await orderById(proven.orderId));
  const found = named ? null : await findReceipt(who, shown);
  const order = named ?? found?.order ?? null;
  if (!order) return null;
  const proof = named && proven ? proven.by : reading.is === "code" ? "code" : "own";
  const announced = (await requestsOf(order.id, staffDb)).find(({ state }) => state === "announced") ?? null;
  const byIt = reading.is === "code" && announced?.codeHash === hashOf(reading.code);
  return { order, proof, gift: !byIt && (found?.gift ?? false), lines: returnablesOf(order, await linesBack(order.id), now), announced };
}

/** A return as it was taken, and where its money is; null if there is none. */
export async function takenOf(returnId: ReturnId, on: Tx | typeof staffDb = staffDb): Promise<(Taken & { readonly orderId: OrderId; readonly pressHash: string }) | null> {
  const [row] = await on.select({ orderId: returns.orderId, pressHash: returns.pressHash }).from(returns).where(eq(returns.id, returnId));
  if (!row) return null;
  const refunds = await refundsOfReturn(returnId, on);
  return { ...row, returnId, back: sum(refunds.map((refund) => refund.amount)), refunds };
}

/** A return that this store took, for a colleague who takes back there: its order, where its money went, where its pieces go. */
export async function showTaken(who: Staff, place: LocationId, returnId: ReturnId): Promise<(Taken & { readonly order: Order; readonly gift: boolean; readonly lines: readonly ReturnedLine[]; readonly code: string | null }) | null> {
  const told = takesBackAt(who, place) ? await returnToTell(returnId) : null;
  const [taken, order] = told?.locationId === place ? await Promise.all([takenOf(returnId), orderById(told.orderId)]) : [null, null];
  return told && taken && order ? { ...taken, order, gift: told.gift, lines: told.lines, code: await codeOf(returnId) } : null;
}

const SHOWN_FOR = 3_600_000;

/** The code of the credit that a return gave, for an hour and while nothing of it was spent: who lost a slip later has it voided and issued anew. */
export async function codeOf(returnId: ReturnId): Promise<string | null> {
  const code = creditCode(returnId);
  const [row] = await staffDb.select({ since: wallets.issuedAt, spent: sql<boolean>`exists (select 1 from wallet_entries e where e.wallet_id = wallets.id and e.kind not in ('refund', 'issue'))` }).from(wallets).where(eq(wallets.codeHash, hashOf(code)));
  return row && !row.spent && Date.now() - row.since.getTime() < SHOWN_FOR ? sayGiftCode(code) : null;
}

/** A return as its customer is told of it; null if there is none. */
export async function returnToTell(returnId: ReturnId): Promise<{ readonly orderId: OrderId; readonly locationId: LocationId; readonly delivery: Minor; /** What of it paid for what was taken instead. */ readonly exchanged: Minor; readonly gift: boolean; readonly lines: readonly ReturnedLine[] } | null> {
  const exchanged = sql`(select coalesce(sum(r.amount), 0) from refunds r where r.return_id = ${returns}.id and r.exchange_id is not null)`.mapWith((cents: string) => minorOf(Number(cents)));
  const [head] = await db.select({ orderId: returns.orderId, locationId: returns.locationId, delivery: returns.delivery, gift: returns.gift, exchanged }).from(returns).where(eq(returns.id, returnId));
  if (!head) return null;
  const lines = await db
    .select({ position: orderLines.position, quantity: returnLines.quantity, accepted: returnLines.accepted, notAccepted: returnLines.notAccepted, disposition: returnLines.disposition, amount: returnLines.amount })
    .from(returnLines)
    .innerJoin(orderLines, eq(orderLines.id, returnLines.orderLineId))
    .where(eq(returnLines.returnId, returnId))
    .orderBy(orderLines.position, returnLines.position);
  return { ...head, lines };
}
