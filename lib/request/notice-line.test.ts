import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noticeLine } from "./notice-line";

const NOTICE = "/api/webhooks/stripe";
const later = setTimeout; // the line's own clock stands still unless a test moves it
const closers: (() => void)[] = [];
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => {
  vi.useRealTimers();
  for (const close of closers.splice(0)) close();
});
/** Lets the sockets have their say. */
const soon = () => new Promise((resolve) => later(resolve, 50));
async function until(is: () => boolean): Promise<void> {
  for (let left = 200; !is(); left--) {
    if (left === 0) throw new Error("it did not come to that");
    await soon();
  }
}

/** A server whose answers are given by hand, in the order in which requests came in. */
async function house({ most = 2, closedMs = 0 } = {}) {
  const inside: { url: string; finish: () => void }[] = [];
  const handle: RequestListener = ({ url = "" }, response: ServerResponse) => void inside.push({ url, finish: () => response.end("taken") });
  const line = noticeLine(handle, { most: () => most, closedMs });
  const server = createServer(line.listener).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  if (closedMs === 0) vi.advanceTimersByTime(0); // open
  closers.push(() => (server.closeAllConnections(), server.close()));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = (url = NOTICE, signal?: AbortSignal) => fetch(`${base}${url}`, { method: "POST", body: "{}", ...(signal && { signal }) });
  const many = async (count: number) => {
    await until(() => inside.length >= count);
    await soon();
    expect(inside.length).toBe(count);
  };
  return { inside, line, send, many };
}

test("a few notices are inside at a time, the others follow in their order; everybody else passes by", async () => {
  const { inside, send, many } = await house();
  const answers = [1, 2, 3, 4].map((n) => send(`${NOTICE}?${n}`));
  await many(2);
  const shopper = send("/it/checkout");
  await many(3);
  inside[0]?.finish();
  await many(4);
  inside[2]?.finish();
  expect((await shopper).status).toBe(200);
  for (const n of [1, 3]) inside[n]?.finish();
  await many(5);
  inside[4]?.finish();
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(new Set(inside.map(({ url }) => url)).size).toBe(5);
});

test("at first notices wait outside, and come in once the line opens", async () => {
  const { inside, send, many } = await house({ closedMs: 150 });
  const notice = send();
  const shopper = send("/it");
  await many(1);
  inside[0]?.finish();
  expect((await shopper).status).toBe(200);
  vi.advanceTimersByTime(150);
  await many(2);
  inside[1]?.finish();
  expect((await notice).status).toBe(200);
});

test("one that waits for somebody else gives its place away after a second, and once only", async () => {
  const { inside, send, many } = await house({ most: 1 });
  const [first, second, third] = [send(), send(), send()];
  await many(1);
  vi.advanceTimersByTime(999);
  await many(1);
  vi.advanceTimersByTime(1);
  await many(2);
  inside[0]?.finish();
  expect((await Promise.race([first, second, third])).status).toBe(200);
  await many(2); // the second one is still in
  inside[1]?.finish();
  await many(3);
  inside[2]?.finish();
  await Promise.all([first, second, third]);
});

test("who hangs up while waiting leaves the line", async () => {
  const { inside, send, many } = await house({ most: 1 });
  const first = send();
  await many(1);
  const leaving = new AbortController();
  const gone = send(`${NOTICE}?gone`, leaving.signal).catch((error: Error) => error.name);
  await soon();
  leaving.abort();
  expect(await gone).toBe("AbortError");
  const last = send(`${NOTICE}?last`);
  await soon();
  inside[0]?.finish();
  await many(2);
  expect(inside[1]?.url).toBe(`${NOTICE}?last`);
  inside[1]?.finish();
  expect((await Promise.all([first, last])).map(({ status }) => status)).toEqual([200, 200]);
});

test("when the process leaves, who waits and who comes is told to come again", async () => {
  const { line, send } = await house({ closedMs: 60_000 });
  const waiting = send();
  await soon();
  line.end();
  for (const answer of [await waiting, await send()]) {
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
  }
});

test("who waits too long is told to come again", async () => {
  const handle = vi.fn();
  const line = noticeLine(handle, { most: () => 0, closedMs: 0 });
  const said: unknown[] = [];
  const response = { once: () => response, off: () => response, writeHead: (status: number) => (said.push(status), response), end: () => response } as unknown as ServerResponse;
  line.listener({ url: NOTICE } as never, response);
  await vi.advanceTimersByTimeAsync(7_900);
  expect(said).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(said).toEqual([503]);
  expect(handle).not.toHaveBeenCalled();
});
