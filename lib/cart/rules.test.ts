import { expect, test } from "vitest";
import type { LocationId } from "@/lib/core/id";
import { paidAt } from "./rules";
import type { CartLine } from "./types";

const [COMO, BRERA] = ["como", "brera"] as unknown as [LocationId, LocationId];
const line = (fulfilment: CartLine["fulfilment"], locationId: LocationId | null) => ({ fulfilment, locationId }) as CartLine;
const hand = (locationId: LocationId) => ({ locationId, parkedAs: null });

test("what is carried out of a store is paid at its till, or anywhere once that till has the bag in hand", () => {
  const mixed = [line("deliver", null), line("collect", BRERA), line("carry-out", COMO)];
  expect(paidAt({ lines: mixed, atTill: null })).toBe(COMO);
  expect(paidAt({ lines: mixed, atTill: hand(BRERA) })).toBe(COMO);
  expect(paidAt({ lines: mixed, atTill: hand(COMO) })).toBeNull();
  expect(paidAt({ lines: mixed.slice(0, 2), atTill: null })).toBeNull();
  expect(paidAt({ lines: [line("carry-out", COMO), line("carry-out", BRERA)], atTill: hand(COMO) }), "of two stores it is paid in neither").toBe(BRERA);
});
