import { asc, eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aCustomer } from "@/db/factories/customers";
import { aGiftCard, books, colleague, walletNow } from "@/db/factories/wallets";
import { expectHealthy } from "@/db/testing/healthy";
import { walletEntries, wallets } from "@/db/schema/all";
import { newId, type WalletId } from "@/lib/core/id";
import { expireWallets } from "./expire-wallets";
import { IssueGiftCard, issueGiftCard } from "./issue-gift-card";
import { IssueStoreCredit, issueStoreCredit } from "./issue-store-credit";
import { creditOf, walletOfCode } from "./reads";
import { readGiftCode } from "./rules";
import { voidWallet } from "./void-wallet";

const MANAGER = colleague("refund");
afterAll(() => expectHealthy());
const entriesOf = (walletId: WalletId) => db.select({ kind: walletEntries.kind, by: walletEntries.balanceBy, actor: walletEntries.actor }).from(walletEntries).where(eq(walletEntries.walletId, walletId)).orderBy(asc(walletEntries.id));
/** What the shop owes by its books, and by its wallets. */
const owed = async () => {
  const [row] = await db.execute<{ booked: string; left: string }>(sql`select coalesce(-(select sum(amount) from entries where account in ('gift-cards', 'store-credit')), 0) as booked, coalesce((select sum(balance) from wallets), 0) as left`);
  return [Number(row?.booked), Number(row?.left)];
};

describe("a gift card", () => {
  test("is issued with a code that only its holder knows, and is owed from then on", async () => {
    const before = await books();
    const { walletId, code, tail } = await aGiftCard(5_000);
    expect(code).toMatch(/^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/);
    expect(code.endsWith(tail)).toBe(true);
    expect(await walletNow(walletId)).toEqual({ balance: 5_000, held: 0, state: "active" });
    const kept = JSON.stringify((await db.select().from(wallets).where(eq(wallets.id, walletId)))[0]);
    expect(kept).not.toContain(readGiftCode(code));
    expect(await walletOfCode(readGiftCode(code.toLowerCase()) ?? "", "EUR")).toBe(walletId);
    expect(await walletOfCode(readGiftCode(code) ?? "", "USD"), "one currency").toBeNull();
    const after = await books();
    expect([(after["gift-cards"] ?? 0) - (before["gift-cards"] ?? 0), (after["goodwill"] ?? 0) - (before["goodwill"] ?? 0)]).toEqual([-5_000, 5_000]);
  });

  test("the same form issues one, also ten times at once", async () => {
    const form = IssueGiftCard.parse({ walletId: newId(), worth: 100 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => issueGiftCard(MANAGER, form)));
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    expect(answers.filter((a) => !a.ok).map((a) => a.why)).toEqual(Array.from({ length: 9 }, () => "already-issued"));
    expect(await entriesOf(form.walletId)).toEqual([{ kind: "issue", by: 100, actor: `staff:${MANAGER.staffId}` }]);
  });

  test("is issued and voided only by who may refund, and is worth something sensible", async () => {
    const { walletId } = await aGiftCard(100);
    for (const other of [colleague("sell"), colleague()]) {
      expect(await issueGiftCard(other, IssueGiftCard.parse({ walletId: newId(), worth: 100 }))).toEqual({ ok: false, why: "not-yours" });
      expect(await voidWallet(other, { walletId })).toEqual({ ok: false, why: "not-yours" });
    }
    for (const worth of [0, -1, 0.5, 500_001, Number.NaN, "100", 2 ** 53]) expect(IssueGiftCard.safeParse({ walletId: newId(), worth }).success).toBe(false);
    await expect(issueGiftCard(MANAGER, IssueGiftCard.parse({ walletId: newId(), worth: 100, expiresAt: new Date(0) }))).rejects.toThrow(/good for a while/);
  });

  test("voided, what was left is booked, and it opens nothing any more; twice at once it is voided once", async () => {
    const { walletId, code } = await aGiftCard(700);
    const answers = await Promise.all(Array.from({ length: 5 }, () => voidWallet(MANAGER, { walletId })));
    expect(answers.filter((a) => a.ok)).toEqual([{ ok: true, value: { left: 700 } }]);
    expect(await walletNow(walletId)).toEqual({ balance: 0, held: 0, state: "voided" });
    expect((await entriesOf(walletId)).map((e) => [e.kind, e.by])).toEqual([["issue", 700], ["void", -700]]);
    expect(await walletOfCode(readGiftCode(code) ?? "", "EUR")).toBeNull();
    const [booked, left] = await owed();
    expect(booked).toBe(left);
  });

  test("ends when its time is over, not before, once", async () => {
    const soon = await aGiftCard(300, new Date(Date.now() + 400));
    const later = await aGiftCard(300);
    await expireWallets(new Date(Date.now() + 86_400_000)); // whoever asks too early: the database knows the time
    expect((await walletNow(later.walletId))?.state).toBe("active");
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await walletOfCode(readGiftCode(soon.code) ?? "", "EUR"), "spent no more, although the job has not run").toBeNull();
    await Promise.all([expireWallets(), expireWallets(), expireWallets()]);
    expect(await walletNow(soon.walletId)).toEqual({ balance: 0, held: 0, state: "expired" });
    expect((await entriesOf(soon.walletId)).map((e) => [e.kind, e.by])).toEqual([["issue", 300], ["expire", -300]]);
    const [booked, left] = await owed();
    expect(booked).toBe(left);
  });
});

test("store credit adds up in one wallet of its customer, once per key", async () => {
  const [{ id: customerId }, { id: other }] = [await aCustomer(), await aCustomer()];
  const gift = (worth: number) => IssueStoreCredit.parse({ key: newId(), customerId, worth });
  const [first, second] = [gift(500), gift(250)];
  await Promise.all([first, first, first, second, second].map((form) => issueStoreCredit(MANAGER, form)));
  expect(await creditOf(customerId, "EUR")).toMatchObject({ kind: "store-credit", free: 750, tail: null, expiresAt: null });
  expect(await creditOf(other, "EUR")).toBeNull();
  expect(await issueStoreCredit(colleague("sell"), first)).toEqual({ ok: false, why: "not-yours" });
  expect(await issueStoreCredit(MANAGER, { ...first, customerId: newId<"customer">() })).toEqual({ ok: false, why: "unknown-customer" });
});
