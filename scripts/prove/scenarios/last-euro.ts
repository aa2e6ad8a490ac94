import { aGiftCard, colleague, walletNow } from "@/db/factories/wallets";
import { chooseWallet } from "@/lib/cart/choose-wallet";
import { aShelf } from "@/lib/checkout/testing/buyer";
import { aBuyerWith } from "@/lib/checkout/testing/paying";
import { newId } from "@/lib/core/id";
import { cancelOrder } from "@/lib/payments/cancel-order";
import { IssueStoreCredit, issueStoreCredit } from "@/lib/wallets/issue-store-credit";
import { creditOf } from "@/lib/wallets/reads";
import { voidWallet } from "@/lib/wallets/void-wallet";
import { aCustomer } from "@/db/factories/customers";
import { ordersOf, pagesOf } from "../look";
import { answerOf, atOnce, inLanes, payPage, pressTwice, ready, tally } from "../shoppers";
import type { Proof, Scenario } from "../types";

const BOSS = colleague("refund");
const BAGS = 20;

/** Twenty bags with one card: who is too late sees the new sums, presses again, and pays by card. */
async function lastEuro(proof: Proof) {
  const [{ walletId, code }, shelf] = [await aGiftCard(100), await aShelf(BAGS)];
  const everybody = await inLanes(Array.from({ length: BAGS }), 10, async () => (await aBuyerWith([code], { shelf })).who);
  const first = await inLanes(everybody, 10, (who) => ready(who));
  const answers = await atOnce(first.map((one) => () => pressTwice(one, proof)));
  const late = first.filter((_, i) => answers[i] !== "yes");
  const again = await inLanes(late, 10, (one) => ready(one.who));
  const second = await atOnce(again.map((one) => () => pressTwice(one, proof)));
  const keys = [...first, ...again].map((one) => one.form.attemptKey);
  for (const ref of (await pagesOf(keys)).values()) await payPage(proof, ref);
  return { answers, second, left: await walletNow(walletId), keys, walletId };
}

/** A card is voided while bags pay with it, and paid orders are cancelled while others want the card: no euro is made or lost. */
async function voidedMeanwhile(proof: Proof) {
  const [{ walletId, code }, shelf] = [await aGiftCard(20_000), await aShelf(BAGS)];
  const all = await inLanes(Array.from({ length: BAGS }), 10, async () => ready((await aBuyerWith([code], { shelf })).who));
  const voiding = async () => {
    for (let tries = 0; tries < 5; tries++) if ((await answerOf(() => voidWallet(BOSS, { walletId }))) === "yes") return "yes";
    return "in-use";
  };
  const half = all.slice(0, BAGS / 2);
  const before = await atOnce(half.map((one) => () => pressTwice(one, proof)));
  const paid = await ordersOf(half.map((one) => one.form.attemptKey));
  const mixed = await atOnce([...all.slice(BAGS / 2).map((one) => () => pressTwice(one, proof)), ...paid.slice(0, 2).map(({ id }) => () => answerOf(() => cancelOrder(BOSS, { orderId: id, code: null }))), voiding]);
  for (const ref of (await pagesOf(all.map((one) => one.form.attemptKey))).values()) await payPage(proof, ref);
  return [...before, ...mixed];
}

/** A customer's credit is wanted from three devices at once, and given twice by one form. */
async function credit(proof: Proof) {
  const [{ id: customerId }, shelf] = [await aCustomer(), await aShelf(10)];
  const gift = IssueStoreCredit.parse({ key: newId(), customerId, worth: 5_000 });
  await atOnce([gift, gift, gift].map((form) => () => issueStoreCredit(BOSS, form)));
  const wallet = await creditOf(customerId, "EUR");
  const { who } = await aBuyerWith([], { shelf, over: { customerId } });
  if (wallet) await atOnce([1, 2, 3].map(() => () => chooseWallet(who, { walletId: wallet.id, chosen: true })));
  const forms = await inLanes([1, 2, 3], 3, () => ready(who));
  const answers = await atOnce(forms.map((one) => () => pressTwice(one, proof)));
  return { worth: wallet?.free, answers, orders: (await ordersOf(forms.map((one) => one.form.attemptKey))).filter((o) => o.captured > 0), left: wallet && (await walletNow(wallet.id)) };
}

export const lastGiftCardEuro: Scenario = {
  name: "last-euro",
  says: "The last euro of a gift card is spent by 20 bags at once: one gets it, the others see the new sums and pay by card. Cards are voided and orders cancelled meanwhile.",
  verbs: ["cart/enter-code", "cart/choose-wallet", "wallets/issue-gift-card", "wallets/issue-store-credit", "wallets/void-wallet", "wallets/charge-wallets", "payments/cancel-order", "refunds/return-money", "orders/close-order", "orders/complete-order"],
  run: async (proof) => {
    const rounds = proof.of({ tiny: 1, quick: 3, full: 20 });
    const told: Awaited<ReturnType<typeof lastEuro>>[] = [];
    for (let i = 0; i < rounds; i++) {
      proof.note(`round ${i + 1} of ${rounds}`);
      told.push(await lastEuro(proof));
      await voidedMeanwhile(proof);
    }
    const firsts = tally(told.flatMap((t) => t.answers));
    proof.claim(`In each of ${rounds} rounds one of ${BAGS} bags got the euro, the others saw the new sums.`, told.every((t) => t.answers.filter((a) => a === "yes").length === 1 && t.answers.every((a) => a === "yes" || a === "changed")), firsts);
    proof.claim("Whoever was late ordered without it at the second try.", told.every((t) => t.second.every((a) => a === "yes")), tally(told.flatMap((t) => t.second)));
    const one = await credit(proof);
    proof.claim("Credit given three times by one form is given once, and pays for one order.", one.worth === 5_000 && one.orders.length === 1 && one.left?.balance === 0, { worth: one.worth, answers: one.answers, orders: one.orders.length, left: one.left });
    proof.claim("Every card is empty or as it was: nothing is half spent.", told.every((t) => t.left?.balance === 100 ? t.left.held === 100 : t.left?.balance === 0), tally(told.map((t) => `${t.left?.balance} (${t.left?.held} held)`)));
  },
};
