import { readdirSync, readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { aProduct } from "@/db/factories/catalogue";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { kill, owner, until } from "@/db/testing/backends";
import type { LocationId, VariantId } from "@/lib/core/id";
import { type Listening, startListening } from "@/lib/events/listen";
import { onQueueNews } from "@/lib/fulfilment/queue/news";
import { eventStream } from "./event-stream";

const SCREENS = 50;
const sql = owner();
let listening: Listening;
const open = new Set<AbortController>();
beforeAll(async () => void (listening = await startListening()));
afterEach(() => open.forEach((line) => line.abort()));
afterAll(async () => {
  await listening.stop();
  await sql.end();
});

async function aStore() {
  const at = (await aPlace()).id;
  const variantId = (await aProduct({ stock: { [at]: 20 } })).variants[0]?.id as VariantId;
  return { at, order: () => anOrder({ parts: [{ kind: "collect", at, lines: [{ variantId }] }] }) };
}

/** A screen's line to the queue of a store, as its route opens it; what it heard so far. */
function follow(at: LocationId) {
  const line = new AbortController();
  open.add(line);
  const over = vi.fn();
  const stream = eventStream({ gone: line.signal, over, follow: (say) => onQueueNews(at, () => say("queue")), first: () => Promise.resolve("queue") });
  let text = "";
  void (async () => {
    for await (const part of stream) text += new TextDecoder().decode(part);
  })();
  return { news: () => text.split("data: queue\n\n").length - 1, cut: () => line.abort(), over };
}
const all = (screens: readonly ReturnType<typeof follow>[], news: number) => until(() => screens.every((screen) => screen.news() === news), 30_000);

test("fifty screens of a store hear of an order, each once; another store's hears nothing", async () => {
  const [here, there] = [await aStore(), await aStore()];
  const screens = Array.from({ length: SCREENS }, () => follow(here.at));
  const other = follow(there.at);
  await all([...screens, other], 1); // the first word makes a screen ask
  await here.order();
  await all(screens, 2);
  expect(other.news()).toBe(1);
});

test("lines that were cut follow nothing any more; a new one makes its screen catch up with its first word", async () => {
  const { at, order } = await aStore();
  const before = Array.from({ length: SCREENS }, () => follow(at));
  await all(before, 1);
  for (const screen of before) screen.cut();
  await order();
  const after = Array.from({ length: SCREENS }, () => follow(at));
  await until(() => after.every((screen) => screen.news() >= 1), 30_000); // and of the order before, if its news is late
  const heard = after.map((screen) => screen.news());
  await order();
  await until(() => after.every((screen, i) => screen.news() > (heard[i] ?? 0)), 30_000);
  for (const screen of before) expect([screen.news(), screen.over.mock.calls.length]).toEqual([1, 1]);
});

test("while the shop's own line to the database is cut nothing is heard, and once it is back every screen is made to ask", async () => {
  const { at, order } = await aStore();
  const screens = Array.from({ length: SCREENS }, () => follow(at));
  await all(screens, 1);
  expect(await kill(sql, { pool: "unico-listen" })).toBe(1);
  await order();
  await until(() => screens.every((screen) => screen.news() >= 2), 30_000);
  const heard = screens.map((screen) => screen.news());
  await order();
  await until(() => screens.every((screen, i) => screen.news() > (heard[i] ?? 0)), 30_000);
});

test("a colleague who was shut out hears no more within a minute", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "setTimeout", "clearInterval", "clearTimeout"] });
  const over = vi.fn();
  let may = true;
  const line = new AbortController();
  const reader = eventStream({ gone: line.signal, over, follow: () => () => {}, first: () => Promise.resolve(null), still: () => Promise.resolve(may) }).getReader();
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(over).not.toHaveBeenCalled();
  may = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(over).toHaveBeenCalledOnce();
  for (;;) if ((await reader.read()).done) break;
  vi.useRealTimers();
});

test("every stream of colleagues asks again who listens", () => {
  const routes = readdirSync("app/api/staff", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("route.ts")).map((file) => readFileSync(`app/api/staff/${file}`, "utf8"));
  const streams = routes.filter((text) => text.includes("eventStream("));
  expect(streams.length).toBeGreaterThan(1);
  expect(streams.filter((text) => !text.includes("still: await stillHere("))).toEqual([]);
});
