import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aCustomer, guest } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { colleague } from "@/db/factories/wallets";
import { carts, codes } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { hashOf } from "@/lib/core/hash";
import { type CartId, type LocationId, newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { forgetCodes } from "./forget-codes";
import { endCodes, issueCode, type Issuing } from "./issue-code";
import { openCode, openSign } from "./open-code";
import { lookAtCode } from "./reads";

afterAll(() => expectHealthy());
const TILL = colleague("sell");
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

async function aCart(): Promise<CartId> {
  const id = newId<"cart">();
  await atomically(async (tx) => done(await tx.insert(carts).values({ id, tokenHash: hashOf(id), locale: "it" })));
  return id;
}
const issue = async (wish: Issuing) => (await atomically(async (tx) => done(await issueCode(tx, guest, wish)))).value;
const open = async (code: string, now?: Date) => {
  const answer = await openCode(guest, { code }, now);
  return answer.ok ? answer.value : answer.why;
};
const rowOf = async (code: string) => (await db.select().from(codes).where(eq(codes.hash, hashOf(code))))[0];

describe("a code", () => {
  test("opens what it was made for, however it is typed, and only its hash is kept", async () => {
    const [cartId, { id: at }] = [await aCart(), await aPlace()];
    const { code, sign, expiresAt } = await issue({ purpose: "cart", cartId, at });
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/);
    expect(sign).toBeNull();
    for (const typed of [code, code.toLowerCase(), ` ${code.replace(/(.{5})/g, "$1-")}`.slice(0, -1), code.replaceAll("0", "O")]) expect(await open(typed)).toEqual({ purpose: "cart", cartId, at, expiresAt });
    expect(JSON.stringify(await rowOf(code))).not.toContain(code);
    expect((await rowOf(code))?.opened).toBe(4);
  });

  test("looking at it counts nothing", async () => {
    const { code } = await issue({ purpose: "customer", customerId: (await aCustomer()).id });
    for (let i = 0; i < 9; i++) expect((await lookAtCode(code)).ok).toBe(true);
    expect((await rowOf(code))?.opened).toBe(0);
  });

  test("another's, nobody's and half a code open nothing", async () => {
    for (const typed of ["", "7K3Q8ZP0M1XW4V2T9R6N", "7K3Q8", "'; drop table codes; --", "x".repeat(5_000)]) expect(await open(typed)).toBe("unknown");
  });

  test("is over after its time, when it was ended, and when a newer one was made", async () => {
    const cartId = await aCart();
    const [first, second] = [await issue({ purpose: "cart", cartId }), await issue({ purpose: "cart", cartId, lasts: 60 * 60_000 })];
    expect(await open(first.code)).toBe("ended");
    expect(await open(second.code, later(61))).toBe("expired");
    expect(await open(second.code, later(59))).toMatchObject({ cartId });
    await atomically(async (tx) => done(await endCodes(tx, { purpose: "cart", cartId })));
    expect(await open(second.code)).toBe("ended");
    expect(await lookAtCode(second.code)).toMatchObject({ why: "ended" });
  });

  test("is over when its bag went into another", async () => {
    const cartId = await aCart();
    const { code } = await issue({ purpose: "cart", cartId });
    await atomically(async (tx) => done(await tx.update(carts).set({ state: "merged" }).where(eq(carts.id, cartId))));
    expect(await open(code)).toBe("ended");
  });

  test("twenty at once open it as often as it may be opened", async () => {
    const { code } = await issue({ purpose: "ticket", ticketId: newId<"ticket">(), mostOpens: 3 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => open(code)));
    expect(answers.filter((a) => typeof a === "object")).toHaveLength(3);
    expect(answers.filter((a) => a === "used-up")).toHaveLength(17);
    expect((await rowOf(code))?.opened).toBe(3);
  });
});

describe("signs for the till", () => {
  const shown = async (at: LocationId) => {
    const cartId = await aCart();
    return { cartId, ...(await issue({ purpose: "cart", cartId, at, withSign: true })) };
  };
  const type = async (at: LocationId, sign: string, who = TILL, now?: Date) => {
    const answer = await openSign(who, { at, sign }, now);
    return answer.ok ? answer.value : answer.why;
  };

  test("open the bag at their place, for minutes, for who may sell there", async () => {
    const [{ id: at }, { id: elsewhere }] = [await aPlace(), await aPlace()];
    const { cartId, sign } = await shown(at);
    expect(sign).toMatch(/^[2-9BCDFGHJKMNPQRSTVWXZ]{7}$/);
    expect(await type(at, ` ${sign?.toLowerCase().slice(0, 3)}-${sign?.slice(3)}`)).toMatchObject({ purpose: "cart", cartId, at });
    expect(await type(elsewhere, sign ?? "")).toBe("unknown");
    expect(await type(at, sign ?? "", { ...TILL, at: [elsewhere] })).toBe("not-yours");
    expect(await type(at, sign ?? "", colleague("hand-over"))).toBe("not-yours");
    expect(await type(at, sign ?? "", TILL, later(11))).toBe("unknown");
    expect(await type(at, `${sign?.slice(0, 6)}${sign?.at(6) === "2" ? "3" : "2"}`)).toBe("mistyped");
  });

  test("a hundred wrong ones at the place, and they are no longer good; the code of the picture still is", async () => {
    const [{ id: at }, { id: elsewhere }] = [await aPlace(), await aPlace()];
    const [mine, other] = [await shown(at), await shown(elsewhere)];
    for (let i = 0; i < 100; i++) expect(await type(at, "2222222")).toBe("unknown");
    expect((await rowOf(mine.code))?.missed).toBe(100);
    expect(await type(at, mine.sign ?? "")).toBe("used-up");
    expect(await open(mine.code)).toMatchObject({ cartId: mine.cartId });
    expect(await type(elsewhere, other.sign ?? ""), "the other store is not disturbed").toMatchObject({ cartId: other.cartId });
  });
});

test("codes: none twice, every sign as often as the others, nothing of their number or time inside (A-85)", async () => {
  const cartId = await aCart();
  const made = await atomically(async (tx) => {
    const all: string[] = [];
    for (let i = 0; i < 200; i++) all.push((await issueCode(tx, guest, { purpose: "cart", cartId })).code);
    return done(all);
  });
  expect(new Set(made.value).size).toBe(200);
  const counts = new Map<string, number>();
  for (const sign of made.value.join("")) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const expected = (200 * 20) / 32;
  const chi = Array.from({ length: 32 }, (_, i) => counts.get("0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(i)) ?? 0).reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
  expect(chi).toBeLessThan(80); // 31 degrees of freedom: 80 is passed by chance once in 300,000 times
});

test("codes that were over for a month are forgotten, others not", async () => {
  const [gone, stays] = [await issue({ purpose: "customer", customerId: (await aCustomer()).id }), await issue({ purpose: "ticket", ticketId: newId<"ticket">() })];
  await forgetCodes(later(29 * 24 * 60));
  expect(await rowOf(gone.code)).toBeDefined();
  expect((await forgetCodes(later(31 * 24 * 60))).value).toBeGreaterThan(0);
  expect([await rowOf(gone.code), await rowOf(stays.code)].map(Boolean)).toEqual([false, true]);
  expect((await forgetCodes(later(31 * 24 * 60))).value).toBe(0);
});
