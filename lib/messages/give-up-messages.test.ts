import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { messages } from "@/db/schema/all";
import { owner } from "@/db/testing/backends";
import { newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import { giveUpMessages } from "./give-up-messages";
import { sendMessage } from "./send-message";
import type { MessageId } from "./types";
import { writeMessage } from "./write-message";

const own = owner();
beforeEach(() => own.unsafe("truncate graphile_worker._private_jobs; delete from messages"));
afterAll(() => own.end());

const aMessage = async (): Promise<MessageId> => {
  const dedupe = `parcel-sent:${newId()}`;
  await atomically(async (tx) => done(await writeMessage(tx, { dedupe, kind: "parcel-sent", locale: "it", recipient: "anna@example.org", subject: "s", html: "<p>x</p>", text: "x" })));
  const [row] = await db.select({ id: messages.id }).from(messages).where(eq(messages.dedupe, dedupe));
  if (!row) throw new Error("no row");
  return row.id;
};
const jobOf = (id: MessageId) => own`(select j.id from graphile_worker._private_jobs j join facts f on f.id = (j.payload ->> 'fact')::bigint where f.body ->> 'messageId' = ${id})`;
const stateOf = async (id: MessageId) => (await db.select({ state: messages.state, why: messages.lastError }).from(messages).where(eq(messages.id, id)))[0];

test("a message whose job will come again waits on, also while its last try runs", async () => {
  const [fresh, last] = [await aMessage(), await aMessage()];
  await own`update graphile_worker._private_jobs set attempts = 11, last_error = 'not now' where id = ${jobOf(fresh)}`;
  await own`update graphile_worker._private_jobs set attempts = max_attempts, locked_at = now(), locked_by = 'a worker' where id = ${jobOf(last)}`;
  expect(await giveUpMessages()).toEqual(done(0));
  expect([await stateOf(fresh), await stateOf(last)]).toEqual([{ state: "queued", why: null }, { state: "queued", why: null }]);
});

test("a message whose job is used up or gone has failed, and says why without naming anybody", async () => {
  const [usedUp, gone, told] = [await aMessage(), await aMessage(), await aMessage()];
  await own`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'could not reach anna@example.org' where id in (${jobOf(usedUp)}, ${jobOf(told)})`;
  await own`update messages set last_error = '451 greylisted' where id = ${told}`;
  await own`delete from graphile_worker._private_jobs where id = ${jobOf(gone)}`;
  expect(await giveUpMessages()).toEqual(done(3));
  expect(await stateOf(usedUp)).toMatchObject({ state: "failed", why: expect.stringContaining("could not reach") });
  expect((await stateOf(usedUp))?.why).not.toContain("anna");
  expect(await stateOf(gone)).toEqual({ state: "failed", why: "no job sends it any more" });
  expect(await stateOf(told)).toEqual({ state: "failed", why: "451 greylisted" });
  expect(await giveUpMessages()).toEqual(done(0));
});

test("what has left is left alone, however its job ended", async () => {
  const id = await aMessage();
  await sendMessage(id, null);
  await own`truncate graphile_worker._private_jobs`;
  expect(await giveUpMessages()).toEqual(done(0));
  expect((await stateOf(id))?.state).toBe("kept");
});
