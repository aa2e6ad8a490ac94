import { afterAll, expect, test } from "vitest";
import { closePools } from "@/db/client";
import { stallingProxy } from "@/db/testing/stalling-proxy";
import { isAway, sayAway } from "./away";

const network = await stallingProxy(process.env["DATABASE_URL"] ?? "");
process.env["DATABASE_URL"] = network.url;
afterAll(async () => {
  await closePools(0);
  await network.close();
});

test("a database that answers is not away, and need not say so at every page", async () => {
  expect(await isAway()).toBe(false);
  network.stall();
  expect(await isAway()).toBe(false); // it answered just now
});

test("one that is silent is away within seconds, and back when it answers", async () => {
  const later = () => Date.now() + 60_000;
  const since = Date.now();
  expect(await isAway(later)).toBe(true);
  expect(Date.now() - since).toBeLessThan(4_000);
  network.flow();
  for (const end = Date.now() + 10_000; await isAway(later); ) if (Date.now() > end) throw new Error("still away");
});

test("it is said calmly, with the time to ask again and nothing that could run", () => {
  const { status, headers, body } = sayAway("GET", "en", '/en/checkout?x="><script>', false);
  expect(status).toBe(503);
  expect(headers).toMatchObject({ "retry-after": "2", "cache-control": "no-store" });
  expect(body).toContain("Back in a moment");
  expect(body).not.toContain("<script>");
  expect(sayAway("HEAD", "it", "/it/checkout", false).body).toBeNull();
  expect(sayAway("GET", "it", "/it/checkout", true).body).toBeNull();
});
