import { afterEach, expect, test, vi } from "vitest";
import { Busy } from "@/db/faults";
import { log } from "@/lib/core/log";
import { unlessBusy } from "./unless-busy";

afterEach(() => void vi.restoreAllMocks());

test("what is read is handed on", async () => {
  expect(await unlessBusy(Promise.resolve(7), "search")).toBe(7);
});

test("a busy database is nothing to read, and said once in the log", async () => {
  const warn = vi.spyOn(log, "warn").mockImplementation(() => {});
  const busy = new Busy("the database can't answer just now");
  expect(await unlessBusy(Promise.reject(busy), "search")).toBeNull();
  expect(warn.mock.calls).toEqual([[{ entrance: "search", err: busy }, "busy"]]);
});

test("any other fault stays a fault", async () => {
  await expect(unlessBusy(Promise.reject(new TypeError("broken")), "search")).rejects.toThrow("broken");
});
