import { describe, expect, test } from "vitest";
import type { FulfilmentState } from "@/lib/fulfilment/types";
import { newId } from "@/lib/core/id";
import { orderAddress, paymentState, sayDocument, sayNumber, standingOf, versionOf } from "./rules";
import type { Order } from "./types";

const order = (state: Order["state"], parts: readonly FulfilmentState[], payment: "waiting" | "checking" | "captured" | "failed" | "returned" = "captured") =>
  ({ state, parts: parts.map((s) => ({ state: s })), payment: { state: payment, pageUrl: null, expiresAt: new Date(0), settledAt: null } }) as unknown as Order;

describe("where an order stands", () => {
  test.each([
    [order("placed", ["waiting"], "waiting"), "waiting"],
    [order("placed", ["waiting"], "checking"), "checking"],
    [order("expired", ["cancelled"], "failed"), "expired"],
    [order("expired", ["cancelled"], "returned"), "returned"],
    [order("cancelled", ["cancelled"]), "cancelled"],
    [order("paid", ["planned", "planned"]), "received"],
    [order("paid", ["planned", "ready"]), "ready"],
    [order("paid", ["ready", "asked"]), "asked"],
    [order("paid", ["planned", "sent"]), "partly-sent"],
    [order("fulfilled", ["sent", "collected"]), "sent"],
    [order("fulfilled", ["sent", "cancelled"]), "sent"],
    [order("fulfilled", ["delivered", "collected"]), "done"],
  ])("%#", (given, standing) => expect(standingOf(given)).toBe(standing));
});

test("money that may or may not have moved is being checked, never said to be missing", () => {
  expect(paymentState("unknown")).toBe("checking");
  expect(paymentState("created")).toBe("waiting");
  expect(paymentState("surplus")).toBe("returned");
  expect(paymentState("voided")).toBe("failed");
});

test("a version changes with what the page shows, and with nothing else", () => {
  const part = { id: "a", state: "planned", picking: false, promise: { due: new Date(1) }, heldUntil: null, tracking: null };
  const one = { ...order("paid", []), refunded: 0, contact: { collector: null }, parts: [part] } as unknown as Order;
  const as = (change: object, of: object = {}) => versionOf({ ...one, ...change, parts: [{ ...part, ...of }] } as unknown as Order, null);
  expect(as({ number: "x" }, { tracking: "brt:1" })).toBe(versionOf(one, null));
  const others = [as({ state: "cancelled" }), as({ refunded: 5 }), as({ contact: { collector: "Ugo" } }), as({}, { state: "ready" }), as({}, { picking: true }), as({}, { heldUntil: new Date(2) }), as({}, { promise: { due: new Date(2) } })];
  expect(new Set([versionOf(one, null), ...others]).size).toBe(8);
  expect(others.join(" ")).not.toContain("Ugo");
  const [announced, decided] = [{ requestId: newId<"return-request">(), state: "announced" as const, sentAt: null, arrivedAt: null }, "decided" as const];
  expect(new Set([versionOf(one, null), versionOf(one, announced), versionOf(one, { ...announced, state: decided }), versionOf(one, { ...announced, requestId: newId<"return-request">() })]).size, "also where nothing was accepted").toBe(4);
  const claim = { id: newId<"claim">(), state: "reported" as const };
  expect(new Set([versionOf(one, null), versionOf(one, null, [claim]), versionOf(one, null, [{ ...claim, state: "repair" }])]).size).toBe(3);
});

test("numbers are printed as people read them, and a guest's address carries the code", () => {
  expect(sayNumber("K7M42QHB")).toBe("K7M4-2QHB");
  expect(sayDocument({ series: "R2026", number: 123 })).toBe("R2026/000123");
  expect(orderAddress("https://shop.example", "it", "K7M42QHB", "X")).toBe("https://shop.example/it/orders/K7M42QHB/open?code=X");
});
