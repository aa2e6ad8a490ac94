import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { facts, messages } from "@/db/schema/all";
import { newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import type { Duty, Staff } from "@/lib/core/who";
import { sendAgain } from "./send-again";
import { sendMessage } from "./send-message";
import type { MessageId, MessageState } from "./types";
import { writeMessage } from "./write-message";

const colleague = (...may: Duty[]): Staff => ({ is: "staff", staffId: newId<"staff">(), at: null, may: new Set(may) });
const care = colleague("read-messages", "send-messages");

async function aMessage(state: MessageState = "failed", text = "x"): Promise<MessageId> {
  const dedupe = `parcel-sent:${newId()}`;
  await atomically(async (tx) => done(await writeMessage(tx, { dedupe, kind: "parcel-sent", locale: "it", recipient: "anna@example.org", subject: "s", html: "<p>x</p>", text })));
  const [row] = await db.update(messages).set({ state, tries: 12, lastError: "451 greylisted" }).where(eq(messages.dedupe, dedupe)).returning({ id: messages.id });
  if (!row) throw new Error("no row");
  return row.id;
}
const rowOf = async (id: MessageId) => (await db.select().from(messages).where(eq(messages.id, id)))[0];
const told = async (id: MessageId) => (await db.select().from(facts).where(eq(facts.is, "message.resent"))).filter((f) => f.body.is === "message.resent" && f.body.messageId === id);

test("a message that failed goes out as it was written; who sent it again is written down", async () => {
  const id = await aMessage();
  expect(await sendAgain(care, { messageId: id })).toEqual(done(null));
  expect(await rowOf(id)).toMatchObject({ state: "queued", tries: 0, lastError: null });
  expect(await told(id)).toMatchObject([{ actor: `staff:${care.staffId}`, followed: true }]);
  const letters: unknown[] = [];
  await sendMessage(id, { send: (letter) => Promise.resolve(letters.push(letter)).then(() => done(null)) });
  expect(letters).toMatchObject([{ to: "anna@example.org", text: "x" }]);
  expect((await rowOf(id))?.state).toBe("sent");
});

test("pressed five times at once it is sent again once", async () => {
  const id = await aMessage();
  const answers = await Promise.all(Array.from({ length: 5 }, () => sendAgain(care, { messageId: id })));
  expect(answers.filter((a) => a.ok)).toHaveLength(1);
  expect(answers.find((a) => !a.ok)).toEqual({ ok: false, why: "not-failed" });
  expect(await told(id)).toHaveLength(1);
});

test("who only reads, what has not failed, what is not there, and a link that works no more are refused", async () => {
  const id = await aMessage();
  expect(await sendAgain(colleague("read-messages", "audit"), { messageId: id })).toEqual({ ok: false, why: "not-yours" });
  expect((await rowOf(id))?.state).toBe("failed");
  for (const state of ["queued", "sent", "kept"] as const) expect(await sendAgain(care, { messageId: await aMessage(state) })).toEqual({ ok: false, why: "not-failed" });
  expect(await sendAgain(care, { messageId: newId<"message">() })).toEqual({ ok: false, why: "unknown-message" });
  expect(await sendAgain(care, { messageId: await aMessage("failed", "https://s/it/reset?token=0123456789ABCDEFGHJKMNPQRS") })).toEqual({ ok: false, why: "link-over" });
});
