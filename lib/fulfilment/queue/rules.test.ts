import { expect, test } from "vitest";
import { bandOf, byHarm, minutesLeft, sayLeft, shareLeft } from "./rules";

const MINUTE = 60_000;
const promised = (due: number, { madeAt = 0, risk = false } = {}) => ({ madeAt: madeAt * MINUTE, due: due * MINUTE, risk });
const at = (minutes: number) => minutes * MINUTE;

test("late is late at its minute; near is a quarter of an hour, a quarter of the time, or what things as they are will break", () => {
  const two = promised(120);
  expect(bandOf(two, at(60))).toBe("calm");
  expect(bandOf(two, at(89))).toBe("calm");
  expect(bandOf(two, at(90))).toBe("risk"); // a quarter of two hours
  expect(bandOf(promised(40), at(25))).toBe("risk"); // fifteen minutes
  expect(bandOf(promised(120, { risk: true }), at(1))).toBe("risk");
  expect(bandOf(two, at(120))).toBe("late");
  expect(bandOf(promised(120, { risk: true }), at(121))).toBe("late");
});

test("whom waiting harms most comes first", () => {
  const cards = [{ key: "calm", ...promised(100) }, { key: "soon", ...promised(70) }, { key: "later late", ...promised(55) }, { key: "risk", ...promised(90, { risk: true }) }, { key: "late", ...promised(40) }];
  expect(byHarm(cards, at(60)).map((c) => c.key)).toEqual(["late", "later late", "soon", "risk", "calm"]);
});

test("minutes are said as people say them, on both sides of the moment", () => {
  expect([minutesLeft(at(30), at(22)), minutesLeft(at(30), at(30) - 1), minutesLeft(at(30), at(30)), minutesLeft(at(30), at(30) + 1), minutesLeft(at(30), at(34.5))]).toEqual([8, 1, 0, -1, -4]);
  expect([0, 90, 91, 156, -4, -125, 24 * 60, 60 * 60].map(sayLeft)).toEqual([
    { unit: "minutes", figure: "0" }, { unit: "minutes", figure: "90" }, { unit: "hours", figure: "1:31" }, { unit: "hours", figure: "2:36" },
    { unit: "minutes", figure: "−4" }, { unit: "hours", figure: "−2:05" }, { unit: "days", figure: "1" }, { unit: "days", figure: "2" },
  ]);
});

test("the share left burns from one to nothing, and survives a promise of no time at all", () => {
  expect([shareLeft(promised(100), at(0)), shareLeft(promised(100), at(75)), shareLeft(promised(100), at(101)), shareLeft(promised(0), at(0)), shareLeft(promised(100, { madeAt: 50 }), at(0))]).toEqual([1, 0.25, 0, 0, 1]);
});
