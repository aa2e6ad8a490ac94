import { and, eq } from "drizzle-orm";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aRequest } from "@/db/factories/aisle";
import { aProduct } from "@/db/factories/catalogue";
import { aColleague, aCustomer, guest } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { anOrder, type MadeOrder } from "@/db/factories/orders";
import { picked } from "@/db/factories/picks";
import { aPress, leaves, someoneAt } from "@/db/factories/returns";
import { aClosedDrawer, aCashOrder, tillOf } from "@/db/factories/tills";
import { aGiftCard } from "@/db/factories/wallets";
import { couponUses, coupons, holds, orderLines, paymentAttempts, refunds, returnLines } from "@/db/schema/all";
import { acceptRequest } from "@/lib/aisle/accept-request";
import { finishRequest } from "@/lib/aisle/finish-request";
import { DecideClaim, decideClaim } from "@/lib/claims/decide-claim";
import { ReportClaim, reportClaim } from "@/lib/claims/report-claim";
import { collectCode } from "@/lib/codes/collect-code";
import { type LocationId, newId, type StaffId } from "@/lib/core/id";
import { minorOf } from "@/lib/core/money";
import { done } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { handOver } from "@/lib/fulfilment/hand-over";
import { reportShortage } from "@/lib/fulfilment/report-shortage";
import { takePick } from "@/lib/fulfilment/take-pick";
import { confirmLabels } from "@/lib/labels/confirm-labels";
import { askLabel } from "@/lib/labels/ask-label";
import { PrintLabels, printLabels } from "@/lib/labels/print-labels";
import { sendParcel } from "@/lib/fulfilment/send-parcel";
import { settle } from "@/lib/payments/settle";
import { AnnounceReturn, announceReturn } from "@/lib/returns/announce-return";
import { takeBack } from "@/lib/returns/take-back";
import { TakeWithoutReceipt, takeWithoutReceipt } from "@/lib/returns/take-without-receipt";

export type World = Awaited<ReturnType<typeof makeWorld>>;
const MACHINE = { is: "machine", job: "test" } as const;

/** One order of each kind, made by the shop's own verbs, and the names of their parts: something to break. */
export async function makeWorld() {
  const [place, other] = [(await aPlace({ windowMinutes: 60, windowCapacity: 1, windowDays: 3 })).id, (await aPlace()).id];
  const { variants } = await aProduct({ variants: 2, stock: { [place]: 50, [other]: 50 } });
  const [lamp, vase] = variants.map((v) => v.id);
  if (!lamp || !vase) throw new Error("two variants were wanted");
  const [{ id: customer }, { id: stranger }, { id: colleague }] = [await aCustomer(), await aCustomer(), await aColleague()];
  const made = (state: "placed" | "paid") => anOrder({ state, customerId: customer, delivery: 690, parts: [{ at: place, lines: [{ variantId: lamp, quantity: 2 }] }] });
  const [placed, paid, sent, dead, late] = [await made("placed"), await made("paid"), await made("paid"), await made("placed"), await made("placed")];

  const giftOrder = (state: "placed" | "paid") => anOrder({ state, customerId: customer, gift: { walletId: gift, amount: 500 }, parts: [{ at: place, lines: [{ variantId: lamp, quantity: 2 }] }] });

  const code = newId<"coupon">();
  await atomically(async (tx) => {
    await tx.insert(coupons).values({ id: code, code: "WORLD", kind: "amount", value: 100, currency: "EUR", minimum: minorOf(0), startsAt: new Date(), maxUses: 9 });
    for (const [order, buyer] of [[placed, "a"], [dead, "b"]] as const) await tx.insert(couponUses).values({ couponId: code, orderId: order.id, buyer });
    return done(null);
  });
  await sendParcel({ is: "staff", staffId: newId<"staff">() as StaffId, at: null, may: new Set(["hand-over"]) }, { fulfilmentId: partOf(sent), carrier: "brt", tracking: "123456789012" });
  const from = new Date(Date.now() + 86_400_000);
  const bag = await anOrder({ customerId: customer, parts: [{ kind: "collect", at: place, window: { from, until: new Date(from.getTime() + 3_600_000) }, lines: [{ variantId: vase, quantity: 2 }] }] });
  await takePick({ is: "staff", staffId: colleague, at: null, may: new Set(["hand-over"]) }, { fulfilmentId: partOf(bag) });
  const given = await anOrder({ customerId: customer, parts: [{ kind: "collect", at: place, lines: [{ variantId: vase, quantity: 2 }] }] });
  const hands = { is: "staff", staffId: colleague, at: null, may: new Set(["hand-over"]) } as const satisfies Staff;
  await picked(hands, { fulfilmentId: partOf(given) });
  await handOver(hands, { fulfilmentId: partOf(given), code: collectCode(partOf(given)) });
  const short = await anOrder({ customerId: customer, parts: [{ kind: "collect", at: place, lines: [{ variantId: vase, quantity: 2 }] }] });
  await takePick(hands, { fulfilmentId: partOf(short) });
  await reportShortage(hands, { fulfilmentId: partOf(short), position: 0, pieces: 1, kind: "missing" });
  const [wish, missed] = [await aRequest({ at: place, lamp }), await aRequest({ at: place, lamp })];
  await acceptRequest(hands, missed);
  await finishRequest(hands, { ...missed, as: "not-there" });
  for (const order of [dead, late]) await settle(MACHINE, order.attemptId, { is: "ended", because: "expired" });
  await settle(MACHINE, late.attemptId, { is: "captured", intentRef: "intent-late", amount: late.total, currency: "EUR" });
  const [due] = await db.select({ id: refunds.id }).from(refunds).where(eq(refunds.attemptId, late.attemptId));

  const seller = { is: "staff", staffId: colleague, at: null, may: new Set(["sell"]) } as const satisfies Staff;
  for (const _ of ["first", "second"]) await confirmLabels(seller, await labelRun(seller, place, variants.map((v) => v.sku)));
  await askLabel(seller, { locationId: place, variantId: lamp, why: "damaged" });

  const [{ walletId: gift, tail: giftTail }, { walletId: spareGift }] = [await aGiftCard(5_000), await aGiftCard(5_000)];
  const [giftPlaced, giftPaid, giftDead] = [await giftOrder("placed"), await giftOrder("paid"), await giftOrder("placed")];
  await settle(MACHINE, giftDead.attemptId, { is: "ended", because: "expired" });

  const cash = await aCashOrder({ at: place, lines: [{ variantId: lamp }] });
  const { balance: _, ...till } = await tillOf(place);
  const shut = await aClosedDrawer(other);
  const back = await leaves(await anOrder({ customerId: customer, delivery: 2_000, parts: [{ at: place, lines: [{ variantId: vase, quantity: 3 }] }] }));
  const taken = await takeBack(await someoneAt("cashier", other as LocationId), aPress(back, other as LocationId, [{}, { condition: "faulty", disposition: "vendor" }]));
  if (!taken.ok) throw new Error(taken.why);
  const announced = await announceReturn(guest, AnnounceReturn.parse({ requestId: newId(), orderId: back.id, code: back.code, way: "store", reason: "no-reason", pieces: [{ position: 0, quantity: 1 }] }));
  if (!announced.ok) throw new Error(announced.why);
  const faulty = await leaves(await anOrder({ customerId: customer, parts: [{ kind: "collect", at: place, lines: [{ variantId: vase, quantity: 2 }] }] }), "collect");
  const claimOf = async (decide: object) => {
    const claim = await reportClaim(guest, ReportClaim.parse({ claimId: newId(), orderId: faulty.id, code: faulty.code, position: 0, quantity: 1, fault: "crepa sul bordo", wish: "replacement" }));
    const decided = claim.ok ? await decideClaim(await someoneAt("manager", place as LocationId), DecideClaim.parse({ claimId: claim.value.id, place, ...decide })) : claim;
    if (!decided.ok) throw new Error(decided.why);
    return decided.value.id;
  };
  const [replaced, reduced] = [await claimOf({ step: "replacement" }), await claimOf({ step: "reduction", amount: 100 })];
  const bare = await takeWithoutReceipt(await someoneAt("manager", other as LocationId), TakeWithoutReceipt.parse({ returnId: newId(), place: other, bearer: "Prova Canarino", documentSeen: true, lines: [{ variantId: lamp, quantity: 2, condition: "as-new" }] }));
  if (!bare.ok) throw new Error(bare.why);
  const [onShelf] = await db.select({ id: returnLines.id }).from(returnLines).where(and(eq(returnLines.returnId, taken.value.returnId), eq(returnLines.disposition, "sell")));

  return {
    ...till, shut: shut.sessionId, cash: cash.id, cashAttempt: cash.attemptId, cashRefund: newId(),
    gift, giftTail, giftTotal: giftPaid.total, giftPaid: giftPaid.id, spareGift, giftPlaced: giftPlaced.id, giftPlacedAttempt: await giftAttemptOf(giftPlaced), giftPaidAttempt: await giftAttemptOf(giftPaid), giftDead: giftDead.id,
    back: back.id, backAttempt: back.attemptId, returned: taken.value.returnId, bare: bare.value.returnId, announced: announced.value.requestId, returnedShelf: onShelf?.id ?? "", ...(await piecesOf("back", back)),
    place, other, lamp, vase, customer, stranger, colleague, code, spare: newId(), journal: newId(),
    placed: placed.id, placedPart: partOf(placed), placedAttempt: placed.attemptId, ...(await piecesOf("placed", placed)),
    paid: paid.id, paidPart: partOf(paid), paidAttempt: paid.attemptId, paidNumber: paid.number, ...(await piecesOf("paid", paid)),
    sent: sent.id, sentPart: partOf(sent), ...(await piecesOf("sent", sent)),
    dead: dead.id, deadAttempt: dead.attemptId, ...(await piecesOf("dead", dead)),
    wish: wish.requestId, missed: missed.requestId,
    bag: bag.id, bagPart: partOf(bag), bagTotal: bag.total + given.total + short.total + cash.total + back.total + faulty.total, replaced, reduced, faulty: faulty.id, short: short.id, shortPart: partOf(short), ...(await piecesOf("bag", bag)), ...(await piecesOf("short", short)), given: given.id, givenPart: partOf(given),
    late: late.id, lateAttempt: late.attemptId, refund: due?.id ?? "", total: paid.total,
  };
}

async function labelRun(who: Staff, locationId: LocationId, skus: readonly string[]) {
  const made = await printLabels(who, PrintLabels.parse({ runId: newId(), locationId, template: "57x32", locale: "it", what: "things", things: skus.join(" ") }));
  if (!made.ok) throw new Error(made.why);
  return made.value;
}

const partOf = (order: MadeOrder) => {
  const [part] = order.parts;
  if (!part) throw new Error("an order without a part");
  return part.id;
};

async function giftAttemptOf(order: MadeOrder) {
  const [row] = await db.select({ id: paymentAttempts.id }).from(paymentAttempts).where(and(eq(paymentAttempts.orderId, order.id), eq(paymentAttempts.tender, "gift-card")));
  if (!row) throw new Error("an order without its gift card");
  return row.id;
}

async function piecesOf<Name extends string>(name: Name, order: MadeOrder) {
  const [row] = await db.select({ line: orderLines.id, hold: holds.id }).from(orderLines).innerJoin(holds, eq(holds.orderLineId, orderLines.id)).where(eq(orderLines.orderId, order.id));
  return Object.fromEntries([[`${name}Line`, row?.line], [`${name}Hold`, row?.hold]]) as Record<`${Name}Line` | `${Name}Hold`, string>;
}
