import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { colleague } from "@/db/factories/wallets";
import { aPlace } from "@/db/factories/locations";
import { carts, codes } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newShortCode } from "@/lib/core/code";
import { hashOf } from "@/lib/core/hash";
import { newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { findCode } from "./find-code";
import { issueCode } from "./issue-code";
import { openSign } from "./open-code";

afterAll(() => expectHealthy());
const TILL = colleague("sell");

async function shown() {
  const [cartId, { id: at }] = [newId<"cart">(), await aPlace()];
  const { value } = await atomically(async (tx) => {
    await tx.insert(carts).values({ id: cartId, tokenHash: hashOf(cartId), locale: "it", locationId: at, sentUntil: new Date(Date.now() + 3_600_000) });
    return done(await issueCode(tx, TILL, { purpose: "phone", cartId, at, withSign: true }));
  });
  return { ...value, sign: value.sign ?? "", at, cartId };
}

test("a basket's signs find its code wherever they are typed, and open nothing at a till", async () => {
  const { code, sign, at } = await shown();
  for (const typed of [code, ` ${code.toLowerCase()} `, sign, `${sign.slice(0, 3)}-${sign.slice(3)}`.toLowerCase()]) expect(await findCode(typed)).toBe(hashOf(code));
  for (const typed of ["", "x", "' or 1=1 --", "x".repeat(5_000), `${sign}2`]) expect(await findCode(typed)).toBeNull();
  expect(await findCode(sign, new Date(Date.now() + 11 * 60_000))).toBeNull();
  expect(await openSign(TILL, { at, sign })).toEqual({ ok: false, why: "unknown" });
});

test("a hundred signs of nobody, and those of phones are no longer good; the long code still is", async () => {
  const { code, sign } = await shown();
  for (let tries = 0; tries < 100; tries++) expect(await findCode(newShortCode(6))).toBeNull();
  expect([await findCode(sign), await findCode(code)]).toEqual([null, hashOf(code)]);
  expect(await db.select({ missed: codes.missed }).from(codes).where(eq(codes.hash, hashOf(code)))).toEqual([{ missed: 100 }]);
});

test("taken back, the basket's code is over, whoever takes it back", async () => {
  const { code, cartId } = await shown();
  await atomically(async (tx) => done(await tx.update(carts).set({ sentUntil: null }).where(eq(carts.id, cartId))));
  expect(await db.select({ ended: codes.endedAt }).from(codes).where(eq(codes.hash, hashOf(code)))).toEqual([{ ended: expect.any(Date) }]);
});
