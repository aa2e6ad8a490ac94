import "server-only";
import { z } from "zod";
import { atomically } from "@/db/atomically";
import type { Tx } from "@/db/client";
import { returnLines, returns } from "@/db/schema/all";
import { hashOf } from "@/lib/core/hash";
import { type Id, isId, type LocationId, type OrderId, type OrderLineId, type TillId, type VariantId } from "@/lib/core/id";
import { type Currency, type Minor, minorOf, sum, ZERO } from "@/lib/core/money";
import { done, type Outcome, refused } from "@/lib/core/outcome";
import { split } from "@/lib/core/split";
import { actorOf, type Staff } from "@/lib/core/who";
import type { NotBooked } from "@/lib/drawer/book-cash";
import { record } from "@/lib/events/record";
import { lockMine } from "@/lib/orders/lock-mine";
import { orderById } from "@/lib/orders/reads";
import type { Order } from "@/lib/orders/types";
import { returnAtCounter, type Share, spreadOver } from "@/lib/refunds/return-money";
import type { ApprovalNeeded, Approved } from "@/lib/staff/approvals/types";
import { findApproval, useApproval } from "@/lib/staff/approvals/use-approval";
import { requestsOf } from "./announced/reads";
import { announcedAt } from "./announced/rules";
import { findBought, linesBack, takenOf } from "./counter/reads";
import { deliveryBack, lowered, type NotByRight, notByRight, type NotThat, priceShown, reasonOf, sellable, takesBackAt } from "./counter/rules";
import { CONDITIONS, DISPOSITIONS, NOT_ACCEPTED, RETURN_KINDS, type Taken } from "./counter/types";
import { openCredit } from "@/lib/wallets/open-credit";
import { withdrawalsFrom } from "./reads";

const an = <Noun extends string>() => z.string().refine(isId).transform((id) => id as Id<Noun>);
const count = { position: z.number().int().min(0).max(1_000), quantity: z.number().int().min(1).max(1_000) };
const Line = z.discriminatedUnion("accepted", [
  z.object({ accepted: z.literal(true), ...count, condition: z.enum(CONDITIONS), disposition: z.enum(DISPOSITIONS) }).refine((line) => line.disposition !== "sell" || sellable(line.condition), { path: ["disposition"], message: "not-sellable" }),
  /** Without a condition it did not come back at all. */
  z.object({ accepted: z.literal(false), ...count, condition: z.enum(CONDITIONS).nullable().default(null), notAccepted: z.enum(NOT_ACCEPTED) }).refine((line) => (line.condition === null) === (line.notAccepted === "missing"), { path: ["notAccepted"], message: "not-valid" }),
]);
export const TakeBack = z
  .object({
    returnId: an<"return">(), // made with the screen: one press, one return
    orderId: z.string().refine(isId).transform((id) => id as OrderId),
    place: z.string().refine(isId).transform((id) => id as LocationId),
    tillId: z.string().refine(isId).transform((id) => id as TillId).nullable().default(null), // whose drawer gives cash; the only open one of the place, where none is said
    kind: z.enum(RETURN_KINDS),
    to: z.enum(["tenders", "credit"]).default("tenders"), // back to what paid, or into credit with a code of its own
    by: z.object({ shown: z.string().max(300) }).nullable().default(null), // what it was found by, asked again; null: the caller has asked
    expected: z.number().int().min(0).transform(minorOf).nullable().default(null), // the sum that was looked at
    note: z.string().trim().min(1).max(300).nullable().default(null),
    lines: z.array(Line).min(1).max(200),
  })
  .refine(({ kind, note }) => kind !== "goodwill" || note !== null, { path: ["note"], message: "required" });

export type NotTakenBack = NotThat | NotByRight | NotBooked | ApprovalNeeded | { why: "not-yours" } | { why: "unknown-order" } | { why: "not-paid" } | { why: "press-used" } | { why: "sum-changed"; back: Minor } | { why: "not-in-drawer"; missing: Minor };

/**
 * Goods of an order come back over a store's counter, wherever and however it was bought: what is accepted counts as returned, goes into this
 * store's stock (to the shelf only what may be sold again) and gives back what it cost, to the cent, with the last of a contract that is
 * withdrawn from its standard delivery, to where the money came from; cash
 * comes out of this store's drawer, above the colleague's limit with a manager's word. What was announced in time comes in time. Refuses what is not theirs to take (`not-yours`), was not
 * paid, was not handed over or is back already (`not-that-many`), has no right left (`excluded`, `too-late`, `not-at-a-distance`): as
 * `goodwill`, with a reason, a manager may. Nothing is said of the client's clock. May be repeated: the same press, the same return;
 * `press-used` where it says something else, `sum-changed` where another sum was looked at. What was found by a gift receipt gives credit
 * alone, whatever is pressed, and who paid is told nothing. Of returns at several places at once each piece comes back once.
 */
export async function takeBack(who: Staff, input: z.output<typeof TakeBack>, now = new Date()): Promise<Outcome<Taken, NotTakenBack>> {
  const taken = await take(who, input, now, true);
  return taken.ok || taken.why !== "looked" ? taken : done(taken.taken);
}

/** What that press would do now, and nothing done: what would go back and over which tenders, or the same refusal. */
export async function foreseeReturn(who: Staff, input: z.output<typeof TakeBack>, now = new Date()): Promise<Outcome<Taken, NotTakenBack>> {
  const looked = await take(who, input, now, false);
  return looked.ok || looked.why !== "looked" ? looked : done(looked.taken);
}

/** With `keep` false everything that was written is undone: the look is the work itself. */
async function take(who: Staff, input: Press, now: Date, keep: boolean): Promise<Outcome<Taken, NotTakenBack | { why: "looked"; taken: Taken }>> {
  const about = await aboutOrder(who, input);
  return atomically(async (tx): Promise<Outcome<Taken, NotTakenBack | { why: "looked"; taken: Taken }>> => {
    const looked = await lookAtReturn(tx, who, input, about, now);
    if (!looked.ok) return looked.why === "taken" ? done(looked.taken) : looked;
    const written = await writeReturn(tx, who, looked.value, looked.value.over);
    return !written.ok || keep ? written : refused({ why: "looked", taken: written.value });
  }, { pool: "staff" });
}

export type Press = z.output<typeof TakeBack>;
export type About = { readonly order: Order; readonly stated: Date | null; /** It was found by a gift receipt. */ readonly gift: boolean } | null;
/** A press that may be done, its order locked: what each piece gives, what goes back in all, and over which tenders. */
export type Looked = { readonly press: Press; readonly gift: boolean; readonly currency: Currency; readonly pressHash: string; readonly lines: readonly (Press["lines"][number] & { readonly lineId: OrderLineId; readonly variantId: VariantId; readonly share: Minor; readonly amount: Minor })[]; readonly delivery: Minor; readonly back: Minor; readonly over: readonly Share[] };

/** What a return asks of an order that was found already, before it is locked; null where there is none. */
export async function aboutFound(orderId: OrderId, gift: boolean): Promise<About> {
  const [order, [stated = null]] = [await orderById(orderId), await withdrawalsFrom(orderId)];
  return order && { order, stated, gift };
}

/** What is asked of the order of a press before it is locked; null also where what it says it was found by finds it no more. */
export async function aboutOrder(who: Staff, { returnId, orderId, place, by }: Press): Promise<About> {
  const found = by && (await findBought(who, place, by.shown));
  const known = !by || found?.order.id === orderId || (await takenOf(returnId))?.orderId === orderId; // a press sent again is answered, though what opened it is over
  return known ? aboutFound(orderId, found?.gift ?? false) : null;
}

/** Locks the order of a press and says what it would do. Refuses as `takeBack` does, but for drawers and approvals; `taken`, with what it did, where that very press was done. Writes nothing. */
export async function lookAtReturn(tx: Tx, who: Staff, input: Press, about: About, now: Date): Promise<Outcome<Looked, NotTakenBack | { why: "taken"; taken: Taken }>> {
  const { returnId, orderId, place, kind } = input;
  if (!takesBackAt(who, place)) return refused({ why: "not-yours" });
  const { expected, ...pressed } = input;
  const pressHash = hashOf(JSON.stringify(pressed)); // a manager's word says the sum itself, before it was looked at
  const locked = await lockMine(tx, who, orderId, { code: null, duty: "take-back" });
  if (!locked || about?.order.id !== orderId) return refused({ why: "unknown-order" });
  const { order, stated, gift } = about;
  if (gift && kind === "withdrawal") return refused({ why: "excluded", position: 0, because: null }); // who was given it made no contract
  const before = await takenOf(returnId, tx);
  if (before) return before.pressHash === pressHash ? refused({ why: "taken", taken: before }) : refused({ why: "press-used" });
  if (locked.state !== "paid" && locked.state !== "fulfilled") return refused({ why: "not-paid" });
  const lines = await linesBack(orderId, tx);
  const priced = priceShown(lines, input.lines);
  if (!priced.ok) return priced;
  const accepted = Map.groupBy(input.lines.filter((line) => line.accepted), ({ position }) => position);
  const requests = await requestsOf(orderId, tx);
  for (const [position, its] of accepted) {
    const said = announcedAt(requests, kind, { position, quantity: its.reduce((all, { quantity }) => all + quantity, 0) });
    const not = notByRight(order, kind, position, { now: said ?? now, stated: stated && said && said > stated ? stated : (said ?? stated) });
    if (not) return refused(not);
  }
  // What a part of the money went back for before, as a kindness or for a fault, is not there a second time.
  const [shares, left] = [lowered(lines, priced.value), minorOf(locked.captured - locked.refunded)];
  const amounts = sum(shares) > left ? split(left, shares) : shares;
  const goods = sum(amounts);
  const delivery = kind === "withdrawal" ? minorOf(Math.min(left - goods, deliveryBack({ ...order, ...locked }, lines, input.lines))) : ZERO;
  const back = minorOf(goods + delivery);
  if (expected !== null && expected !== back) return refused({ why: "sum-changed", back });
  return done({ press: input, pressHash, gift, currency: order.currency, lines: priced.value.map((line, i) => ({ ...line, amount: amounts[i] ?? line.share })), delivery, back, over: await spreadOver(tx, orderId, back) });
}

/** Writes what was looked at, over these tenders or into what they pay instead (`pays`), in the caller's transaction. `at`: when a manager's word had to stand. Refuses, for it to undo, what the drawer doesn't give or a manager didn't. */
export async function writeReturn(tx: Tx, who: Staff, looked: Looked, over: readonly Share[], tillId = looked.press.tillId, at = new Date()): Promise<Outcome<Taken, NotTakenBack>> {
  const { press, pressHash, gift, currency, lines, delivery } = looked;
  const { returnId, orderId, place, kind } = press;
  const inCredit = (gift || press.to === "credit") && over.some(({ pays }) => !pays);
  const leave = await leaveFor(tx, who, looked, at, sum(over.flatMap(({ to, amount, pays }) => ((inCredit || to.tender === "cash") && !pays ? [amount] : []))));
  if (!leave.ok) return leave;
  await tx.insert(returns).values({ id: returnId, pressHash, orderId, kind, locationId: place, approvalId: leave.value, note: press.note, gift, delivery, actor: actorOf(who) });
  const walletId = inCredit ? await openCredit(tx, who, returnId, currency) : null;
  const given = await returnAtCounter(tx, who, over, { orderId, reason: reasonOf(kind), returnId, ...(walletId && { walletId }) }, { places: [place], ...(tillId && { tillId }) });
  if (!given.ok) return given;
  const rows = lines.map((line, position) => ({ returnId, position, orderLineId: line.lineId, quantity: line.quantity, cameBack: line.condition !== null, accepted: line.accepted, condition: line.condition, ...(line.accepted ? { disposition: line.disposition } : { notAccepted: line.notAccepted }), share: line.share, amount: line.amount, variantId: line.variantId }));
  for (const { variantId: _, ...row } of rows.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1))) await tx.insert(returnLines).values(row); // each locks its level
  const onShelf = lines.flatMap((line) => (line.accepted && line.disposition === "sell" ? [line.variantId] : []));
  await record(tx, who, { is: "order.returned", orderId, returnId }, ...(onShelf.length > 0 ? [{ is: "stock.moved" as const, locationId: place, variantIds: [...new Set(onShelf)] }, { is: "returned-goods.changed" as const, locationId: place }] : []));
  const taken = await takenOf(returnId, tx);
  if (!taken) throw new Error(`return ${returnId} was written and is not there`);
  return done(taken);
}

/** Whose word stands behind it: a manager's for what no right asks for (its id), and for more than the colleague may put into a hand, as cash or as a code that is as good. Both are bound to this very press. */
async function leaveFor(tx: Tx, who: Staff, looked: Looked, at: Date, inHand: Minor): Promise<Outcome<Approved["approvalId"], ApprovalNeeded>> {
  const kindness = looked.press.kind === "goodwill" ? await useApproval(tx, who, wordFor(looked, "goodwill-return", looked.back), at) : null;
  if (kindness && !kindness.ok) return kindness;
  const payout = inHand > 0 ? await useApproval(tx, who, wordFor(looked, "big-payout", inHand), at) : null;
  return payout && !payout.ok ? payout : done(kindness?.value.approvalId ?? null);
}

const wordFor = ({ press, pressHash }: Looked, action: "goodwill-return" | "big-payout", amount: Minor) => ({ action, locationId: press.place, subject: `return:${press.returnId} ${pressHash}`, amount });

/** Whether it could be written at that moment where nothing goes into a hand: what no right asks for has a manager's word, not used up yet. */
export async function wordStands(tx: Tx, who: Staff, looked: Looked, at: Date): Promise<Outcome<null, ApprovalNeeded>> {
  const stands = looked.press.kind === "goodwill" ? await findApproval(tx, who, wordFor(looked, "goodwill-return", looked.back), at) : done(null);
  return stands.ok ? done(null) : stands;
}
