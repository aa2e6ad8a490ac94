import { afterEach, expect, test, vi } from "vitest";
import { config } from "@/lib/core/config";
import { inTurn, oncePerPress } from "./turn";

vi.mock("@/lib/core/config", () => ({ config: vi.fn(() => ({ DATABASE_POOL_SHOP: 2 })) }));
afterEach(() => vi.useRealTimers());
const MOST = 3;
const tick = () => new Promise((resolve) => setImmediate(resolve));

function someone() {
  let finish: (value: string) => void = () => {};
  const work = vi.fn(() => new Promise<string>((resolve) => (finish = resolve)));
  return { work, finish: (value: string) => finish(value) };
}

test("no more are inside than the pool can serve, and the rest come in their order", async () => {
  expect(config().DATABASE_POOL_SHOP).toBe(2);
  const all = Array.from({ length: 5 }, someone);
  const answers = all.map(({ work }) => inTurn(work));
  await tick();
  expect(all.map(({ work }) => work.mock.calls.length)).toEqual([1, 1, 1, 0, 0]);
  all[1]?.finish("b");
  await tick();
  expect(all.map(({ work }) => work.mock.calls.length)).toEqual([1, 1, 1, 1, 0]);
  for (const n of [0, 2, 3]) all[n]?.finish(`${n}`);
  await tick();
  all[4]?.finish("e");
  expect(await Promise.all(answers)).toEqual(["0", "b", "2", "3", "e"]);
});

test("who throws lets the next one in", async () => {
  const broken = Array.from({ length: 10 }, () => inTurn(() => Promise.reject(new Error("away"))));
  expect((await Promise.allSettled(broken)).every(({ status }) => status === "rejected")).toBe(true);
  expect(await inTurn(async () => "yes")).toBe("yes");
});

test("who waits for somebody else gives their place away after a second, and once only", async () => {
  vi.useFakeTimers();
  const slow = Array.from({ length: MOST }, someone);
  const slowly = slow.map(({ work }) => inTurn(work));
  const late = Array.from({ length: MOST + 1 }, someone);
  const lately = late.map(({ work }) => inTurn(work));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(late.map(({ work }) => work.mock.calls.length)).toEqual([1, 1, 1, 0]);
  for (const { finish } of slow) finish("slow");
  await Promise.all(slowly);
  expect(late[MOST]?.work).not.toHaveBeenCalled();
  for (const { finish } of late.slice(0, MOST)) finish("late");
  await vi.advanceTimersByTimeAsync(0);
  late[MOST]?.finish("last");
  expect((await Promise.all(lately)).at(-1)).toBe("last");
});

test("who waits too long hears that the shop is busy, and leaves the line", async () => {
  vi.useFakeTimers();
  const inside = Array.from({ length: 400 }, someone);
  const all = inside.map(({ work }) => inTurn(work));
  const last = all.at(-1)?.catch((error: Error) => error.name);
  all.forEach((one) => one.catch(() => {}));
  await vi.advanceTimersByTimeAsync(40_000);
  expect(await last).toBe("Busy");
  for (const { finish } of inside) finish("over");
  await vi.advanceTimersByTimeAsync(0);
  expect(await inTurn(async () => "yes")).toBe("yes");
});

test("two clicks at once are one press; a later one is another", async () => {
  const one = someone();
  const answers = [oncePerPress("a", one.work), oncePerPress("a", one.work), oncePerPress("b", async () => "other")];
  one.finish("first");
  expect(await Promise.all(answers)).toEqual(["first", "first", "other"]);
  expect(one.work).toHaveBeenCalledTimes(1);
  expect(await oncePerPress("a", async () => "again")).toBe("again");
  await expect(oncePerPress("c", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await oncePerPress("c", async () => "back")).toBe("back");
});
