import { afterAll, expect, test } from "vitest";
import { closePools } from "@/db/client";
import { owner } from "@/db/testing/backends";
import { readiness } from "./health";

const own = owner(1);
afterAll(async () => {
  await closePools();
  await own.end();
});

test("ready when the database answers, has this program's tables, and agrees on the time", async () => {
  expect(await readiness()).toBe("ready");
});

test("a clock that is wrong by more than two seconds is not ready", async () => {
  expect(await readiness(() => Date.now() + 1_500)).toBe("ready");
  expect(await readiness(() => Date.now() + 2_500)).toBe("clock");
  expect(await readiness(() => Date.now() - 2_500)).toBe("clock");
});

test("a question that waited long says nothing against the clock", async () => {
  const asked = Date.now() - 6_000;
  const times = [asked];
  expect(await readiness(() => times.pop() ?? Date.now())).toBe("ready");
});

test("a database that is newer is ready, one that lacks a migration is not", async () => {
  await own`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of the next release', 9999999999999)`;
  expect(await readiness()).toBe("ready");
  await own`delete from drizzle.__drizzle_migrations where created_at > (select min(created_at) from drizzle.__drizzle_migrations)`;
  expect(await readiness()).toBe("tables");
});

test("a database that can't be asked is not ready", async () => {
  await own`drop schema drizzle cascade`;
  expect(await readiness()).toBe("database");
});
