import { expect, test } from "vitest";
import { keepCard } from "./keep-card";
import type { TillCard } from "./till-view";

const card = (now: TillCard["now"], more: Partial<TillCard> = {}): TillCard => ({ key: "a", basketId: "b", tillId: "t", amount: 4500, cash: 0, now, why: null, declined: null, ...more });

test("a card that is found is asked about; how it stood is kept", () => {
  expect(keepCard(null, card(null))).toEqual(card("checking"));
  expect(keepCard(card("stopped", { why: "declined" }), card(null))).toEqual(card("stopped", { why: "declined" }));
  expect(keepCard(card("stopped"), card(null, { key: "other" }))).toEqual(card("checking", { key: "other" }));
});

test("one that is found no more was settled by somebody: asked about once more, unless it was over", () => {
  expect(keepCard(card("waiting"), null)).toEqual(card("waiting"));
  expect(keepCard(card("stopped", { why: "declined" }), null)).toEqual(card("checking"));
  for (const over of ["paid", "closed"] as const) expect(keepCard(card(over), null)).toBeNull();
  expect(keepCard(null, null)).toBeNull();
});
