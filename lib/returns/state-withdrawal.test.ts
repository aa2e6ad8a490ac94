import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { facts, messages, withdrawals } from "@/db/schema/all";
import { type LocationId, newId, type VariantId } from "@/lib/core/id";
import type { Shopper } from "@/lib/core/who";
import { deliver } from "@/lib/events/deliver";
import { sayNumber } from "@/lib/orders/rules";
import { REACTIONS } from "@/lib/subscribers/table";
import { withdrawalsFrom } from "./reads";
import { StateWithdrawal, stateWithdrawal } from "./state-withdrawal";
import type { WithdrawalId } from "./types";

const guest: Shopper = { is: "shopper", cartId: null, customerId: null, channel: "web", locale: "it" };
let at: LocationId;
let lamp: VariantId;

beforeAll(async () => {
  at = (await aPlace()).id;
  lamp = (await aProduct({ stock: { [at]: 100 } })).variants[0]?.id as VariantId;
});

const form = (wish: Partial<Record<"name" | "contract" | "email" | "statement", string>> = {}) =>
  StateWithdrawal.parse({ statement: newId<"withdrawal">(), name: "Prova Canarino", contract: "K7M4-2QHB", email: "Prova.Canarino@example.org", ...wish });
const kept = async (id: WithdrawalId) => (await db.select().from(withdrawals).where(eq(withdrawals.id, id)))[0];
const stated = async (id: WithdrawalId) => (await db.select().from(facts).where(eq(facts.is, "withdrawal.stated"))).filter((f) => f.body.is === "withdrawal.stated" && f.body.withdrawalId === id);

test("a statement is kept as it was sent, and found with its order however the number is written", async () => {
  const order = await anOrder({ parts: [{ at, lines: [{ variantId: lamp }] }] });
  for (const contract of [order.number, sayNumber(order.number), ` n. ${sayNumber(order.number).toLowerCase()} `, `Ordine ${order.number} del 3 novembre`, `la cosa ${sayNumber(order.number)}`]) {
    const input = form({ contract });
    expect(await stateWithdrawal(guest, input)).toMatchObject({ ok: true, value: { name: "Prova Canarino", email: "prova.canarino@example.org" } });
    expect(await kept(input.statement)).toMatchObject({ orderId: order.id, contract: contract.trim(), locale: "it" });
  }
  expect(await withdrawalsFrom(order.id)).toHaveLength(5);
});

test("an order that does not exist is answered in the same words, and the statement is kept all the same", async () => {
  const order = await anOrder({ parts: [{ at, lines: [{ variantId: lamp }] }] });
  const [known, unknown] = [form({ contract: order.number }), form({ contract: "la lampada di novembre" })];
  const answers = [await stateWithdrawal(guest, known), await stateWithdrawal(guest, unknown)].map((a) => a.ok && Object.keys(a.value));
  expect(answers[0]).toEqual(answers[1]);
  expect(await kept(unknown.statement)).toMatchObject({ orderId: null, contract: "la lampada di novembre" });
});

test("pressed ten times at once: one statement, one fact, one acknowledgement with content, date and time", async () => {
  const input = form();
  const answers = await Promise.all(Array.from({ length: 10 }, () => stateWithdrawal(guest, input)));
  expect(answers.every((a) => a.ok)).toBe(true);
  const told = await stated(input.statement);
  expect(told).toHaveLength(1);
  for (let i = 0; i < 3; i++) await Promise.all([deliver(told[0]?.id ?? 0, REACTIONS), deliver(told[0]?.id ?? 0, REACTIONS)]);

  const letters = await db.select().from(messages).where(eq(messages.dedupe, `withdrawal-received:${input.statement}`));
  expect(letters).toHaveLength(1);
  const row = await kept(input.statement);
  const time = new Intl.DateTimeFormat("it-IT", { timeZone: "Europe/Rome", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(row?.statedAt);
  for (const said of ["Prova Canarino", "K7M4-2QHB", "prova.canarino@example.org", String(row?.statedAt.getFullYear()), time, "Con la presente comunico il recesso"]) expect(letters[0]?.text).toContain(said);
  expect(letters[0]).toMatchObject({ recipient: "prova.canarino@example.org", state: "queued" });
});

test("a form sent again with other words is another statement", async () => {
  const first = form();
  await stateWithdrawal(guest, first);
  await stateWithdrawal(guest, { ...first, contract: "un altro ordine" });
  expect(await kept(first.statement)).toMatchObject({ contract: "K7M4-2QHB" });
  expect(await db.select().from(withdrawals).where(eq(withdrawals.contract, "un altro ordine"))).toHaveLength(1);
});

describe("bad input", () => {
  const given = { statement: newId<"withdrawal">(), name: "Prova", contract: "1", email: "a@example.org" };
  const refusedAt = (wish: Record<string, unknown>) => StateWithdrawal.safeParse({ ...given, ...wish }).error?.issues.map((i) => i.path.join(".")).filter((field, i, all) => all.indexOf(field) === i);
  test.each(["", "   ", "\u0000", "\u202e"])("nothing to read in %j is refused at its field", (nothing) => {
    for (const field of ["name", "contract", "email"]) expect(refusedAt({ [field]: nothing })).toEqual([field]);
  });
  test("an address that nobody can write to, a list, an object", () => {
    for (const email of ["a", "a@b", "a@b.c\r\nBcc: d@e.f", "a@example.org,b@example.org", ["a@example.org", "b@example.org"], {}]) expect(refusedAt({ email })).toEqual(["email"]);
    expect(refusedAt({ contract: "x".repeat(201) })).toEqual(["contract"]);
    expect(refusedAt({ statement: "1" })).toEqual(["statement"]);
  });
  test("words of a stranger are text in the letter, and no link", async () => {
    const input = form({ name: "vinci.example Premio", contract: "https://vinci.example/premio <a href=x>" });
    await stateWithdrawal(guest, input);
    await deliver((await stated(input.statement))[0]?.id ?? 0, REACTIONS);
    const [letter] = await db.select().from(messages).where(eq(messages.dedupe, `withdrawal-received:${input.statement}`));
    for (const body of [letter?.html ?? "", letter?.text ?? ""]) expect(body).not.toContain("vinci.example");
    expect(letter?.html).not.toContain("<a href=x");
  });
});
