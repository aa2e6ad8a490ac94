import { afterAll, afterEach, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { closePools } from "@/db/client";
import { after, kill, owner, until } from "@/db/testing/backends";
import { stallingProxy } from "@/db/testing/stalling-proxy";
import { type Id, newId } from "@/lib/core/id";
import { done, refused } from "@/lib/core/outcome";
import { type Listening, onEnd, onFact, onGap, startListening } from "./listen";
import { record } from "./record";
import type { Fact } from "./types";

const own = owner();
const url = process.env["DATABASE_URL"] ?? "";
const ends: (() => unknown)[] = [];
let listening: Listening | undefined;
afterEach(async () => {
  for (const end of ends.splice(0)) end();
  await listening?.stop();
});
afterAll(async () => {
  await closePools();
  await own.end();
});

const changed = (version: number): Fact => ({ is: "cart.changed", cartId: newId(), version });
const say = (fact: Fact) => atomically(async (tx) => done(await record(tx, { is: "machine", job: "test" }, fact)));
function hearing(): { facts: Fact[]; gaps: () => number } {
  const facts: Fact[] = [];
  let gaps = 0;
  ends.push(onFact((fact) => facts.push(fact)), onGap(() => gaps++));
  return { facts, gaps: () => gaps };
}

test("a fact is heard by everybody once it is committed, and not when it is not", async () => {
  listening = await startListening(url);
  const [one, two] = [hearing(), hearing()];
  ends.push(onFact(() => { throw new Error("a listener of no use"); }));
  await atomically(async (tx) => (await record(tx, { is: "machine", job: "test" }, changed(0)), refused({ why: "no" })));
  const fact = changed(1);
  const since = Date.now();
  await say(fact);
  await until(() => two.facts.length > 0);
  expect(Date.now() - since).toBeLessThan(1_000);
  expect([one.facts, two.facts, one.gaps()]).toEqual([[fact], [fact], 0]);
});

test("a fact too long to be sent along is fetched", async () => {
  listening = await startListening(url);
  const { facts } = hearing();
  const fact: Fact = { is: "stock.moved", locationId: newId(), variantIds: Array.from({ length: 300 }, () => newId() as Id<"variant">) };
  await say(fact);
  await until(() => facts.length > 0);
  expect(facts).toEqual([fact]);
});

test("who waits for facts is told when there will be none", async () => {
  listening = await startListening(url);
  let ended = 0;
  ends.push(onEnd(() => ended++));
  await listening.stop();
  expect(ended).toBe(1);
});

test("a lost connection is replaced, and the gap is told", async () => {
  listening = await startListening(url);
  const { facts, gaps } = hearing();
  for (let round = 1; round <= 3; round++) {
    await kill(own, { pool: "unico-listen" });
    await until(() => gaps() === round);
    await say(changed(round));
    await until(() => facts.length === round);
  }
});

test("a database that is away for a while is found again", async () => {
  const network = await stallingProxy(url);
  listening = await startListening(network.url);
  const { facts, gaps } = hearing();
  const own2 = new URL(network.url);
  await network.close();
  await after(600); // several new tries fail
  const back = await stallingProxy(url, Number(own2.port));
  await until(() => gaps() === 1, 10_000);
  await say(changed(1));
  await until(() => facts.length === 1);
  await listening.stop();
  await back.close();
});

test("a connection that stalls is noticed by its heartbeat", async () => {
  const network = await stallingProxy(url);
  listening = await startListening(network.url, { beatMs: 100, silenceMs: 300 });
  const { gaps } = hearing();
  network.stall();
  await after(600);
  network.flow();
  await until(() => gaps() > 0);
  await listening.stop();
  await network.close();
});
