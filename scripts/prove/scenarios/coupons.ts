import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { coupons, couponUses } from "@/db/schema/all";
import { setCoupon } from "@/lib/cart/set-coupon";
import { aBuyer, aCode, aForm, aShelf } from "@/lib/checkout/testing/buyer";
import { sweep } from "@/lib/payments/sweep";
import { ordersOf } from "../look";
import { atOnce, inLanes, pressTwice, tally } from "../shoppers";
import type { Proof, Scenario } from "../types";

const USES = 10;

async function usesOf(code: string) {
  const [coupon] = await db.select({ id: coupons.id, used: coupons.used }).from(coupons).where(eq(coupons.code, code));
  const live = coupon ? await db.$count(couponUses, and(eq(couponUses.couponId, coupon.id), isNull(couponUses.releasedAt))) : 0;
  return { used: coupon?.used ?? 0, live };
}

/** So many bags with one code; `email` says whose each is. */
async function crowd(proof: Proof, code: string, people: number, email: (i: number) => string) {
  const { variantId, place } = await aShelf(people * 2);
  const everybody = await inLanes(Array.from({ length: people }), 16, () => aBuyer([{ variantId, at: place.id }]));
  await inLanes(everybody, 16, (who) => setCoupon(who, { code }));
  const all = await inLanes(everybody, 16, async (who, i) => ({ who, form: await aForm(who, { email: email(i) }) }));
  return { all, answers: await atOnce(all.map((one) => () => pressTwice(one, proof))) };
}

export const coupon: Scenario = {
  name: "coupons",
  says: "A code with 10 uses and 500 people; a code for once each and one person at 50 tills at once; and the uses of orders that die come back.",
  verbs: ["cart/set-coupon", "checkout/place-order", "payments/sweep", "payments/look-up-payment", "orders/close-order"],
  run: async (proof) => {
    const people = proof.of({ tiny: 24, quick: 200, full: 500 });
    const tries = proof.of({ tiny: 8, quick: 50, full: 50 });
    const shared = await aCode({ kind: "amount", value: 500, maxUses: USES });
    proof.note(`${people} people`);
    const { all, answers } = await crowd(proof, shared, people, (i) => `prove.${i}@example.org`);
    const said = tally(answers);
    const uses = await usesOf(shared);
    proof.claim(`Of ${people} people ${USES} used the code, the others heard that it is used up.`, said["yes"] === USES && said["code"] === people - USES, said);
    proof.claim("The code counts what was used.", uses.used === USES && uses.live === USES, uses);

    const single = await aCode({ kind: "amount", value: 500, oncePerCustomer: true });
    const one = await crowd(proof, single, tries, (i) => (i % 2 ? "prove.once@example.org" : "prove.once+again@example.org"));
    proof.claim(`One person with a code for once each, at ${tries} tills at once, used it once.`, one.answers.filter((a) => a === "yes").length === 1, tally(one.answers));

    proof.note("nobody pays");
    await sweep(new Date(Date.now() + 30 * 60_000), proof.cards);
    const after = await usesOf(shared);
    const dead = (await ordersOf(all.map((o) => o.form.attemptKey))).every((o) => o.state === "expired");
    proof.claim("Nobody paid: the orders are over, and the code has all its uses again.", dead && after.used === 0 && after.live === 0, after);
    const again = await crowd(proof, shared, USES + 5, (i) => `prove.again.${i}@example.org`);
    proof.claim(`It can be used ${USES} times again.`, again.answers.filter((a) => a === "yes").length === USES, tally(again.answers));
  },
};
