import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { guest } from "@/db/factories/customers";
import { aDesk, aPress, leaves } from "@/db/factories/returns";
import { aCashOrder } from "@/db/factories/tills";
import { orderLines, orders } from "@/db/schema/all";
import { DecideClaim, decideClaim } from "@/lib/claims/decide-claim";
import { claimsOf } from "@/lib/claims/reads";
import { NEXT } from "@/lib/claims/rules";
import { ReportClaim, reportClaim } from "@/lib/claims/report-claim";
import { withdrawClaim } from "@/lib/claims/withdraw-claim";
import { signCode } from "@/lib/codes/sign-code";
import { type LocationId, newId, type VariantId } from "@/lib/core/id";
import { takeBack } from "@/lib/returns/take-back";
import { answerOf, atOnce, tally } from "../shoppers";
import type { Proof, Scenario } from "../types";

const COST = 5_000;

/** One faulty thing, reported three times; then it is replaced, made cheaper, refunded, repaired, withdrawn and brought back at a desk, all at once and twice. */
async function race(proof: Proof, desk: Awaited<ReturnType<typeof aDesk>>) {
  const variantId = (await aProduct({ price: COST, stock: { [desk.place]: 3 } })).variants[0]?.id as VariantId;
  const order = await leaves(await aCashOrder({ at: desk.place as LocationId, lines: [{ variantId, quantity: 1, price: COST }] }), "collect");
  const code = signCode("order", order.id);
  const reported = await atOnce(Array.from({ length: 3 }, () => () => answerOf(() => reportClaim(guest, ReportClaim.parse({ claimId: newId(), orderId: order.id, code, position: 0, quantity: 1, fault: "si è rotto da solo", wish: proof.random.pick(["repair", "replacement"]) })))));
  const [claim] = await claimsOf(order.id);
  if (!claim) throw new Error("nothing was reported");
  const decide = (step: string, more: object = {}) => () => answerOf(() => decideClaim(desk.manager, DecideClaim.parse({ claimId: claim.id, place: desk.place, step, ...more })));
  const presses = [decide("replacement"), decide("reduction", { amount: proof.random.pick([1, 2_499, COST]) }), decide("refund", { returnId: newId() }), decide("repair"), () => answerOf(() => withdrawClaim(guest, { claimId: claim.id, orderId: order.id, code })), () => answerOf(() => takeBack(desk.cashier, aPress(order, desk.place)))];
  const some = presses.filter(() => proof.random.chance(0.7));
  const answers = await atOnce([...some, ...some]);
  const [after] = await claimsOf(order.id);
  const [money] = await db.select({ captured: orders.captured, refunded: orders.refunded, returned: orderLines.returned }).from(orders).innerJoin(orderLines, eq(orderLines.orderId, orders.id)).where(eq(orders.id, order.id));
  return { reported, answers, ends: (after?.steps ?? []).filter(({ step }) => NEXT[step].length === 0).length, over: !money || money.refunded > money.captured || money.returned > 1 };
}

/** A fault is decided by many at once. */
export const claims: Scenario = {
  name: "claims",
  says: "A fault is reported three times at once, then replaced, made cheaper, refunded, taken in for repair, withdrawn and brought back at a desk at the same moment, all twice: one claim, one decision, and never more money or pieces than there were.",
  verbs: ["claims/report-claim", "claims/decide-claim", "claims/withdraw-claim", "returns/take-back"],
  run: async (proof) => {
    const rounds = proof.of({ tiny: 6, quick: 40, full: 300 });
    const desk = await aDesk({ float: 10_000_000 });
    const told: Awaited<ReturnType<typeof race>>[] = [];
    for (let i = 0; i < rounds; i++) {
      proof.note(`claim ${i + 1} of ${rounds}`);
      told.push(await race(proof, desk));
    }
    const said = tally(told.flatMap((one) => one.answers));
    proof.claim("Each fault is one claim.", told.every((one) => one.reported.filter((answer) => answer === "yes").length === 1), tally(told.flatMap((one) => one.reported)));
    proof.claim("Each press has one answer: done, decided otherwise, or the piece is not with its customer any more.", Object.keys(said).every((answer) => ["yes", "decided", "came-back", "not-that-many", "not-refunded"].includes(answer)), said);
    proof.claim("Each claim ended once, or not.", told.every((one) => one.ends <= 1), told.filter((one) => one.ends > 1).length);
    proof.claim("Nothing gave back more than it cost, and no piece came back twice.", told.every((one) => !one.over), told.filter((one) => one.over).length);
  },
};
