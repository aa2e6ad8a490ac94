import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { messages } from "@/db/schema/all";
import { newId } from "@/lib/core/id";
import { failedMessages, messageById, messagesFor, PAGE } from "./reads";

const write = (count: number, recipient: string) =>
  db.insert(messages).values(Array.from({ length: count }, (_, i) => ({ id: newId<"message">(Date.now() + i), dedupe: `x:${newId()}`, kind: "reset", locale: "it" as const, recipient, subject: `${i}`, html: "<p>x</p>", text: "x" })));

test("pages by key: every message once, the newest first, also while new ones arrive", async () => {
  const recipient = `${newId()}@example.org`;
  await write(PAGE + 7, recipient);
  const first = await messagesFor({ recipient });
  await write(3, recipient);
  const last = first.lines.at(-1);
  const second = await messagesFor({ recipient, ...(last ? { before: last.id } : {}) });
  expect([first.lines.length, first.more, second.lines.length, second.more]).toEqual([PAGE, true, 7, false]);
  const subjects = [...first.lines, ...second.lines].map((l) => Number(l.subject));
  expect(subjects).toEqual([...subjects].sort((a, b) => b - a));
});

test("another address and an unknown order find nothing; an unknown message is null", async () => {
  expect((await messagesFor({ recipient: "nobody@example.org" })).lines).toEqual([]);
  expect((await messagesFor({ orderNumber: "UN-NONE" })).lines).toEqual([]);
  expect(await messageById(newId<"message">())).toBeNull();
});

test("the book's links open nothing unless the row is the mail; failed ones are found and counted", async () => {
  const [id, other] = [newId<"message">(), newId<"message">()];
  const link = "https://s/it/sign-in/link?token=0123456789ABCDEFGHJKMNPQRS";
  const row = { kind: "sign-in", locale: "it" as const, recipient: `${newId()}@example.org`, subject: "s", html: `<a href="${link}">`, text: link };
  const before = await failedMessages();
  await db.insert(messages).values([{ ...row, id, dedupe: `x:${id}` }, { ...row, id: other, dedupe: `x:${other}` }]);
  await db.update(messages).set({ state: "failed" }).where(eq(messages.id, id));
  await db.update(messages).set({ state: "kept" }).where(eq(messages.id, other));
  expect(await messageById(id)).toMatchObject({ text: "https://s/it/sign-in/link?token=…", html: expect.not.stringContaining("0123456789ABC") });
  expect((await messageById(other))?.text).toBe(link);
  expect((await messagesFor({ recipient: row.recipient, failed: true })).lines.map((l) => l.id)).toEqual([id]);
  expect(await failedMessages()).toBe(before + 1);
});
