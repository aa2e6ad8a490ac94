import { beforeEach, expect, test, vi } from "vitest";

const browser = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => browser.headers }));
const { keepAnswer, keptAnswer } = await import("./kept-answer");
const { REQUEST_HEADER } = await import("./locale");

beforeEach(() => {
  browser.headers = new Headers({ [REQUEST_HEADER]: crypto.randomUUID() });
});

test("the request that sent a form sees its answer, for that form, and no other request does", async () => {
  await keepAnswer("password", { notice: "no" });
  expect([await keptAnswer("password"), await keptAnswer("link")]).toEqual([{ notice: "no" }, undefined]);
  browser.headers = new Headers({ [REQUEST_HEADER]: crypto.randomUUID() });
  expect(await keptAnswer("password")).toBeUndefined();
});

test("a call by script keeps nothing; neither does one that passed no proxy", async () => {
  browser.headers.set("next-action", "7f");
  await keepAnswer("password", {});
  expect(await keptAnswer("password")).toBeUndefined();
  browser.headers = new Headers();
  await keepAnswer("password", {});
  expect(await keptAnswer("password")).toBeUndefined();
});

test("many answers that nobody fetches do not pile up", async () => {
  for (let i = 0; i < 3000; i++) {
    browser.headers = new Headers({ [REQUEST_HEADER]: `${i}` });
    await keepAnswer("password", i);
  }
  expect(await keptAnswer("password")).toBe(2999);
  browser.headers = new Headers({ [REQUEST_HEADER]: "1" });
  expect(await keptAnswer("password")).toBeUndefined();
});
