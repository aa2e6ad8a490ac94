import { expect, test } from "vitest";
import { faultsIn } from "./log";

const fault = (time: string) => JSON.stringify({ level: "error", time, err: { type: "Busy", message: "the database can't answer just now", at: [] }, msg: "Failed task 16" });

test("what the shop complained of before the attacks began is not theirs", () => {
  const log = [fault("2026-11-22T08:23:03.171Z"), "not a line of JSON", fault("2026-11-22T08:31:00.000Z")].join("\n");
  expect(faultsIn(log, new Date("2026-11-22T08:30:00.000Z"))).toEqual(["Logged as a fault, 1 times: : Busy: the database can't answer just now"]);
  expect(faultsIn(log, new Date("2026-11-22T08:32:00.000Z"))).toEqual([]);
});

test("arguments that the framework can't read are its own to refuse, even where the stack ends inside the language; a fault of the shop's code is a fault", () => {
  const reader = "at e (/shop/node_modules/next/dist/compiled/next-server/app-page-turbo.runtime.prod.js:1:2)";
  const action = (...at: string[]) => JSON.stringify({ level: "error", time: "2026-11-22T08:31:00.000Z", kind: "action", route: "/[locale]", err: { type: "RangeError", message: "too deep", at } });
  const since = new Date("2026-11-22T08:30:00.000Z");
  expect(faultsIn([action(reader), action("at WeakMap.set (<anonymous>)", reader)].join("\n"), since)).toEqual([]);
  expect(faultsIn(action("at JSON.parse (<anonymous>)", "at add (/shop/.next/server/chunks/ssr/lib.js:1:2)", reader), since)).toEqual(["Logged as a fault, 1 times: /[locale]: RangeError: too deep"]);
});
