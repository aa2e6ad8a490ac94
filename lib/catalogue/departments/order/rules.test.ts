import { describe, expect, test } from "vitest";
import { parentsOf, placeAt, type Placed, step, type Step } from "./rules";

/** `a a1 a2 b`: a letter is a row at the top, each sign more is a level deeper. */
const tree = (text: string): readonly Placed[] => text.split(" ").map((key) => ({ key, level: key.length - 1 }));
const said = (rows: readonly Placed[]) => rows.map(({ key, level }) => "·".repeat(level) + key).join(" ");
const same = (text: string) => said(tree(text));

describe("by buttons", () => {
  test.each<[string, string, Step, string]>([
    ["a b c", "b", "up", "b a c"],
    ["a b c", "b", "down", "a c b"],
    ["a a1 b b1 c", "b", "up", "b ·b1 a ·a1 c"],
    ["a a1 b b1 c", "a", "down", "b ·b1 a ·a1 c"],
    ["a a1 a2", "a2", "up", "a ·a2 ·a1"],
    ["a b", "b", "in", "a ·b"],
    ["a a1 b", "b", "in", "a ·a1 ·b"],
    ["a a1 a2 b", "a1", "out", "a ·a2 a1 b"],
    ["a a1 a11 b", "a11", "out", "a ·a1 ·a11 b"],
    ["a a1 a11 a2", "a1", "out", "a ·a2 a1 ·a11"],
  ])("%s: %s goes %s", (from, key, way, to) => expect(said(step(tree(from), key, way))).toBe(to));
  test.each<[string, string, Step]>([["a b", "a", "up"], ["a b", "b", "down"], ["a b", "a", "in"], ["a b", "a", "out"], ["a a1 b", "a1", "up"], ["a a1 b", "a1", "down"], ["a a1 a11 a12", "a12", "in"], ["a b b1 b11", "b", "in"], ["a", "x", "up"]])(
    "%s: %s can't go %s", (from, key, way) => expect(said(step(tree(from), key, way))).toBe(same(from)));
});

describe("by dragging", () => {
  test("as deep as the hand says, and a tree allows", () => {
    expect(said(placeAt(tree("a b c"), "c", 1, 0))).toBe("a c b");
    expect(said(placeAt(tree("a b c"), "c", 1, 9))).toBe("a ·c b");
    expect(said(placeAt(tree("a b c"), "c", 0, 9))).toBe("c a b");
    expect(said(placeAt(tree("a a1 b"), "b", 1, 0))).toBe("a ·b ·a1"); // what comes after stays below what it was below
    expect(said(placeAt(tree("a a1 a11 b b1 b11"), "b", 3, 2))).toBe("a ·a1 ··a11 b ·b1 ··b11"); // three levels at most
    expect(said(placeAt(tree("a a1 a11 b b1"), "b", 2, 2))).toBe(same("a a1 a11 b b1")); // no place between them
    expect(said(placeAt(tree("a b"), "b", 99, -5))).toBe("a b");
  });
});

test("each row knows what it is below, and its place among its neighbours", () => {
  expect([...parentsOf(tree("a a1 a11 a2 b"))]).toEqual([["a", { parent: null, position: 0 }], ["a1", { parent: "a", position: 0 }], ["a11", { parent: "a1", position: 0 }], ["a2", { parent: "a", position: 10 }], ["b", { parent: null, position: 10 }]]);
});
