import { describe, expect, test } from "vitest";
import { minorOf } from "@/lib/core/money";
import type { AttemptId, OrderId, RefundId } from "@/lib/core/id";
import { deliveryLeft, differencesOf, standingSince } from "./rules";
import type { CaptureHere, CaptureThere, RefundHere, RefundThere } from "./types";

const there = (more: Partial<CaptureThere> = {}): CaptureThere => ({ intentRef: "pi_1", amount: 500, currency: "EUR", attemptId: "a1", ...more });
const here = (more: Partial<CaptureHere> = {}): CaptureHere => ({ id: "a1" as AttemptId, orderId: "o1" as OrderId, orderNumber: "7KQ2", providerRef: "cs_1", intentRef: "pi_1", amount: 500, currency: "EUR", taken: true, ...more });
const back = (more: Partial<RefundThere> = {}): RefundThere => ({ ref: "re_1", intentRef: "pi_1", amount: 200, currency: "EUR", key: "refund:1", state: "succeeded", ...more });
const given = (more: Partial<RefundHere> = {}): RefundHere => ({ id: "r1" as RefundId, attemptId: "a1" as AttemptId, orderNumber: "7KQ2", intentRef: "pi_1", providerRef: "re_1", key: "refund:1", amount: 200, currency: "EUR", state: "succeeded", ...more });
const kinds = (captures: [CaptureThere[], CaptureHere[]], refunds: [RefundThere[], RefundHere[]] = [[], []]) =>
  differencesOf({ captures: captures[0], refunds: refunds[0] }, { captures: captures[1], refunds: refunds[1] }).map((d) => `${d.kind} ${d.ref} ${d.there} ${d.here}`);

test.each<[string, [CaptureThere[], CaptureHere[]], string[]]>([
  ["the same on both sides", [[there()], [here()]], []],
  ["a charge made elsewhere", [[there({ attemptId: null })], []], ["elsewhere pi_1 500 null"]],
  ["an attempt that nobody here knows", [[there()], []], ["elsewhere pi_1 500 null"]],
  ["money nobody told us of", [[there()], [here({ intentRef: null, taken: false })]], ["not-booked pi_1 500 null"]],
  ["money that only the books have", [[], [here()]], ["not-there pi_1 null 500"]],
  ["an attempt that waits and is not there", [[], [here({ intentRef: null, taken: false })]], []],
  ["a second charge for one attempt", [[there(), there({ intentRef: "pi_2" })], [here()]], ["charged-twice pi_2 500 500"]],
  ["another amount", [[there({ amount: 501 })], [here()]], ["amount pi_1 501 500"]],
  ["another currency", [[there({ currency: "USD" })], [here()]], ["amount pi_1 500 500"]],
])("captures: %s", (_, captures, expected) => expect(kinds(captures)).toEqual(expected));

test.each<[string, [RefundThere[], RefundHere[]], string[]]>([
  ["the same on both sides", [[back()], [given()]], []],
  ["known by its key before its name is", [[back()], [given({ providerRef: null, state: "sent" })]], ["refund-not-booked re_1 200 null"]],
  ["on its way on both sides", [[back({ state: "pending" })], [given({ state: "sent" })]], []],
  ["given back elsewhere", [[back({ key: null, ref: "re_9" })], []], ["refund-not-booked re_9 200 null"]],
  ["given back elsewhere, for a charge made elsewhere", [[back({ key: null, ref: "re_9", intentRef: "pi_9" })], []], []],
  ["came back after it had gone through", [[back({ state: "failed" })], [given()]], ["refund-not-there re_1 null 200"]],
  ["failed on both sides", [[back({ state: "failed" })], [given({ state: "failed" })]], []],
  ["only in the books", [[], [given()]], ["refund-not-there re_1 null 200"]],
  ["due, not sent", [[], [given({ state: "due", providerRef: null })]], []],
  ["another amount", [[back({ amount: 201 })], [given()]], ["refund-amount re_1 201 200"]],
])("refunds: %s", (_, refunds, expected) => expect(kinds([[there()], [here()]], refunds)).toEqual(expected));

test("a difference stands since it was first seen, a changed one since now", () => {
  const [found] = differencesOf({ captures: [there({ attemptId: null })], refunds: [] }, { captures: [], refunds: [] });
  const [first] = standingSince(found ? [found] : [], [], new Date(1_000));
  expect(first).toEqual({ kind: "elsewhere", ref: "pi_1", attemptId: null, orderNumber: null, there: 500, here: null, currency: "EUR", since: "1970-01-01T00:00:01.000Z" });
  expect(standingSince(found ? [found] : [], first ? [first] : [], new Date(9_000))).toEqual([first]);
  expect(standingSince(found ? [{ ...found, there: 501 }] : [], first ? [first] : [], new Date(9_000))[0]?.since).toBe("1970-01-01T00:00:09.000Z");
});


describe("what delivery cost of parcels that became collections", () => {
  const at = (minute: number) => new Date(minute * 60_000);
  const part = (id: string, kind: "deliver" | "collect", charge: number, more: { over?: number; replaces?: string; state?: string } = {}) => ({ id, kind, charge: minorOf(charge), state: more.over === undefined ? (more.state ?? "planned") : "cancelled", changedAt: at(more.over ?? 0), replaces: more.replaces ?? null });
  test("goes back with the last parcel that would travel, and not before", () => {
    const parts = [part("one", "deliver", 300, { over: 1 }), part("two", "deliver", 390), part("bag", "collect", 0, { replaces: "one" })];
    expect(deliveryLeft(parts, "two")).toBe(300);
    expect(deliveryLeft([...parts, part("three", "deliver", 100)], "two"), "another travels").toBeNull();
    expect(deliveryLeft([...parts, part("three", "deliver", 100, { state: "sent" })], "two"), "another has travelled").toBeNull();
    expect(deliveryLeft(parts, "bag"), "no parcel").toBeNull();
    expect(deliveryLeft([part("one", "deliver", 690), part("bag", "collect", 0)], "one"), "no other ever was").toBe(0);
  });
  test("goes back once: what went back when none travelled any more does not go again with a later one", () => {
    const alone = [part("one", "deliver", 690, { over: 1 }), part("bag", "collect", 0, { replaces: "one" }), part("other", "collect", 0, { over: 2 }), part("late", "deliver", 0, { replaces: "other" })];
    expect(deliveryLeft(alone, "late")).toBe(0);
  });
  test("is still owed when another took the parcel's place on the way before the last one ended", () => {
    const chain = [part("one", "deliver", 300, { over: 1 }), part("two", "deliver", 390, { over: 3 }), part("bag", "collect", 0, { replaces: "one" }), part("other", "collect", 0, { over: 2 }), part("late", "deliver", 0, { replaces: "other" })];
    expect(deliveryLeft(chain, "late"), "two was given back alone, with its own share").toBe(300);
  });
});
