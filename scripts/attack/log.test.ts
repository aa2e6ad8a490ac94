import { expect, test } from "vitest";
import { faultsIn } from "./log";

const fault = (time: string) => JSON.stringify({ level: "error", time, err: { type: "Busy", message: "the database can't answer just now", at: [] }, msg: "Failed task 16" });

test("what the shop complained of before the attacks began is not theirs", () => {
  const log = [fault("2026-11-22T08:23:03.171Z"), "not a line of JSON", fault("2026-11-22T08:31:00.000Z")].join("\n");
  expect(faultsIn(log, new Date("2026-11-22T08:30:00.000Z"))).toEqual(["Logged as a fault, 1 times: : Busy: the database can't answer just now"]);
  expect(faultsIn(log, new Date("2026-11-22T08:32:00.000Z"))).toEqual([]);
});
