import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moduleFor, perSheet, placeOn, sheetsFor, SMALLEST_MODULE, TEMPLATE_KEYS, templateOf } from "./rules";

describe.each(TEMPLATE_KEYS)("%s", (key) => {
  const template = templateOf(key);
  test("all its labels lie on the paper, none on another", () => {
    const { label, paper, pitch } = template;
    expect(pitch.width).toBeGreaterThanOrEqual(label.width);
    expect(pitch.height).toBeGreaterThanOrEqual(label.height);
    const last = placeOn(template, perSheet(template) - 1, 0);
    expect(last.sheet).toBe(0);
    expect(last.x + label.width).toBeLessThanOrEqual(paper.width + 1e-9);
    expect(last.y + label.height).toBeLessThanOrEqual(paper.height + 1e-9);
  });
  test("what is left of the paper is the same on both sides, to a tenth of a millimetre", () => {
    const { label, paper, left, top } = template;
    const last = placeOn(template, perSheet(template) - 1, 0);
    expect(paper.width - last.x - label.width).toBeCloseTo(left, 1);
    expect(paper.height - last.y - label.height).toBeCloseTo(top, 1);
  });
});

test("a half-used sheet begins where it is free, and goes on over the next", () => {
  const sheet = templateOf("a4-2x7");
  expect([0, 3, 4].map((n) => placeOn(sheet, n, 10))).toEqual([{ sheet: 0, x: 4.65, y: 15.15 + 5 * 38.1 }, { sheet: 0, x: 106.25, y: 15.15 + 6 * 38.1 }, { sheet: 1, x: 4.65, y: 15.15 }]);
  expect([sheetsFor(sheet, 0, 3), sheetsFor(sheet, 4, 10), sheetsFor(sheet, 5, 10), sheetsFor(templateOf("57x32"), 9, 0)]).toEqual([0, 1, 2, 9]);
});

test("a module is a whole number of printer dots where there is room, and never too small to read", () => {
  expect([moduleFor(23, 33), moduleFor(36, 33), moduleFor(26, 33)]).toEqual([0.5, 0.875, 0.625]);
  fc.assert(fc.property(fc.integer({ min: 21, max: 60 }), fc.integer({ min: 18, max: 40 }), (modules, room) => {
    try {
      const module = moduleFor(room, modules);
      expect(module).toBeGreaterThanOrEqual(SMALLEST_MODULE);
      expect(module * (modules + 8)).toBeLessThanOrEqual(room + 1e-9);
    } catch (refused) {
      expect(refused).toBeInstanceOf(RangeError);
      expect(room / (modules + 8)).toBeLessThan(SMALLEST_MODULE);
    }
  }));
});
