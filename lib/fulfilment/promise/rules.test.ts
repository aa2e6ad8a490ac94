import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openAt } from "@/lib/locations/rules";
import { atRisk, NO_QUEUE, pickMinutes, type Queue, readyBy, reservedUntil } from "./rules";

const span = (text: string) => ({ opens: text.slice(0, 5), closes: text.slice(6) });
const week = (...days: string[]) => days.flatMap((hours, i) => (hours ? [{ weekday: i + 1, spans: hours.split(" ").map(span) }] : []));
const LONG = "10:00-13:30 15:30-19:30";
const bologna = { timeZone: "Europe/Rome", preparationMinutes: 60, collectCutOff: null as string | null, week: week(LONG, LONG, LONG, "10:00-13:30", LONG, LONG, ""), exceptions: [{ day: "2026-12-08", spans: [], reason: { it: "", en: "" } }] };
const at = (local: string, offset = "+01:00") => new Date(`${local}:00${offset}`);
const due = (shop: typeof bologna, queue: Queue, ordered: string) => readyBy(shop, queue, at(ordered))?.due;
const waiting = (n: number, lastPicks: readonly number[] = []): Queue => ({ waiting: n, lastPicks });

describe("where nothing waits, the preparation of the place counts, in opening time", () => {
  test.each([
    ["within the opening", "2026-11-23T10:15", "2026-11-23T11:15"],
    ["to the next quarter of an hour", "2026-11-23T10:16", "2026-11-23T11:30"],
    ["at the closing on the dot", "2026-11-23T12:30", "2026-11-23T13:30"],
    ["after lunch, with the minutes left", "2026-11-23T13:00", "2026-11-23T16:00"],
    ["after Sunday", "2026-11-28T19:00", "2026-11-30T10:30"],
    ["after a holiday", "2026-12-07T19:29", "2026-12-09T11:00"],
  ])("%s", (_, ordered, ready) => expect(due(bologna, NO_QUEUE, ordered)).toEqual(at(ready)));
  test("across days when it takes longer than one", () => expect(due({ ...bologna, preparationMinutes: 600 }, NO_QUEUE, "2026-11-23T10:00")).toEqual(at("2026-11-24T12:30")));
  test("at once when nothing has to be prepared but one pick", () => expect(due({ ...bologna, preparationMinutes: 0 }, NO_QUEUE, "2026-11-23T11:00")).toEqual(at("2026-11-23T11:15")));
  test("never past the closing for the sake of round numbers", () => expect(due({ ...bologna, week: week("10:00-13:10") }, NO_QUEUE, "2026-11-23T12:08")).toEqual(at("2026-11-23T13:10")));
  test("a place that is never open promises nothing", () => expect(readyBy({ ...bologna, week: [] }, NO_QUEUE, at("2026-11-23T12:00"))).toBeNull());
});

describe("the cut-off", () => {
  const early = { ...bologna, collectCutOff: "17:00" };
  test("a minute before it, today; from it on, as if ordered the next morning", () => {
    expect(due(early, NO_QUEUE, "2026-11-23T16:59")).toEqual(at("2026-11-23T18:00"));
    expect(due(early, NO_QUEUE, "2026-11-23T17:00")).toEqual(at("2026-11-24T11:00"));
    expect(due(early, NO_QUEUE, "2026-11-23T23:59")).toEqual(at("2026-11-24T11:00"));
  });
  test("in an hour that the clocks skip, or repeat", () => {
    const night = { ...bologna, week: week(...Array<string>(7).fill("00:00-24:00")), collectCutOff: "02:30" };
    expect(readyBy(night, NO_QUEUE, new Date("2026-03-29T01:15:00Z"))?.due).toEqual(new Date("2026-03-29T02:15:00Z")); // 03:15, half an hour after 02:30 that was 03:30
    expect(readyBy(night, NO_QUEUE, new Date("2026-10-25T00:45:00Z"))?.due).toEqual(new Date("2026-10-26T00:00:00Z")); // 02:45, the first
    expect(readyBy(night, NO_QUEUE, new Date("2026-10-25T01:15:00Z"))?.due).toEqual(new Date("2026-10-26T00:00:00Z")); // 02:15, the second
  });
});

describe("what waits", () => {
  test("fifteen orders before it move the promise, and it says why", () => {
    const [quiet, busy] = [readyBy({ ...bologna, preparationMinutes: 120 }, waiting(3), at("2026-11-23T10:00")), readyBy({ ...bologna, preparationMinutes: 120 }, waiting(15), at("2026-11-23T10:00"))];
    expect(quiet).toMatchObject({ due: at("2026-11-23T12:00"), reason: { rule: "preparation", minutes: 120, waiting: 3 } });
    expect(busy).toMatchObject({ due: at("2026-11-23T12:45"), reason: { rule: "queue", minutes: 160, waiting: 15, pickMinutes: 10 } });
  });
  test("the last picks count once there are five; one over night says nothing", () => {
    expect(pickMinutes([30, 30, 30, 30])).toBe(10);
    expect(pickMinutes([22, 24, 20, 25, 900])).toBe(24);
    expect(pickMinutes([0, 0, 0, 0, 0])).toBe(1);
    expect(due(bologna, waiting(3, [20, 20, 20, 20, 20]), "2026-11-23T10:00")).toEqual(at("2026-11-23T11:30"));
  });
});

test("never before the order and the preparation, always in opening hours; later, busier or slower is never sooner", () => {
  const minute = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2027, 11, 31) / 60_000 });
  const cut = fc.constantFrom(null, "02:30", "12:00", "18:00");
  fc.assert(fc.property(minute, minute, fc.integer({ min: 0, max: 900 }), cut, fc.nat(60), fc.nat(60), fc.integer({ min: 1, max: 40 }), (a, b, preparationMinutes, collectCutOff, few, more, slow) => {
    const [first, second] = [new Date(Math.min(a, b) * 60_000), new Date(Math.max(a, b) * 60_000)];
    const shop = { ...bologna, preparationMinutes, collectCutOff };
    const picks = (minutes: number) => Array<number>(5).fill(minutes);
    const say = (orders: number, minutes: number, ordered: Date) => readyBy(shop, waiting(orders, picks(minutes)), ordered)?.due.getTime() ?? Number.POSITIVE_INFINITY;
    const ready = say(few, slow, first);
    expect(ready).toBeGreaterThanOrEqual(first.getTime() + Math.max(preparationMinutes, (few + 1) * slow) * 60_000);
    if (Number.isFinite(ready)) expect(openAt(shop, new Date(ready - 1)).open).toBe(true);
    expect(ready).toBeLessThanOrEqual(say(few, slow, second));
    expect(ready).toBeLessThanOrEqual(say(few + more, slow, first));
    expect(ready).toBeLessThanOrEqual(say(few, slow + 5, first));
  }), { numRuns: 60 });
});

describe("promises at risk", () => {
  const open = [{ name: "late", due: at("2026-11-23T12:00") }, { name: "soon", due: at("2026-11-23T10:15") }, { name: "far", due: at("2026-11-24T12:00") }];
  const names = (shop: typeof bologna, lastPicks: readonly number[], now: string) => atRisk(shop, open, lastPicks, at(now)).map((r) => r.promise.name);
  test("none at an easy pace; those behind a slow pick, those that are past", () => {
    expect(names(bologna, [], "2026-11-23T10:00")).toEqual([]);
    expect(names(bologna, [70, 70, 70, 70, 70], "2026-11-23T10:00")).toEqual(["soon", "late"]);
    expect(names(bologna, [], "2026-11-23T12:01")).toEqual(["soon", "late"]);
  });
  test("when the hours change: each with when it will be ready instead", () => {
    const shut = { ...bologna, exceptions: [{ day: "2026-11-23", spans: [span("15:30-19:30")], reason: { it: "", en: "" } }] };
    expect(atRisk(shut, open, [], at("2026-11-23T09:00")).map((r) => [r.promise.name, r.expected])).toEqual([["soon", at("2026-11-23T15:40")], ["late", at("2026-11-23T15:50")]]);
    expect(atRisk({ ...bologna, week: [], exceptions: [] }, open, [], at("2026-11-23T09:00")).map((r) => r.expected)).toEqual([null, null, null]);
  });
});

describe("a place that takes no more for a while, or only so many", () => {
  const until = (most: number, local: string) => ({ ...bologna, intake: { most, until: at(local).toISOString() } });
  test("begins what is ordered meanwhile when it is over, and says why", () => {
    expect(due(until(0, "2026-11-23T12:00"), NO_QUEUE, "2026-11-23T10:00")).toEqual(at("2026-11-23T13:00"));
    expect(readyBy(until(0, "2026-11-23T12:00"), NO_QUEUE, at("2026-11-23T10:00"))?.reason.rule).toBe("intake");
    expect(due(until(0, "2026-11-24T00:00"), NO_QUEUE, "2026-11-23T10:00")).toEqual(at("2026-11-24T11:00"));
  });
  test("only from so many on, and no longer than it lasts", () => {
    expect(due(until(3, "2026-11-23T12:00"), waiting(2), "2026-11-23T10:00")).toEqual(at("2026-11-23T11:00"));
    expect(due(until(3, "2026-11-23T12:00"), waiting(3), "2026-11-23T10:00")).toEqual(at("2026-11-23T13:00"));
    expect(due(until(0, "2026-11-23T12:00"), NO_QUEUE, "2026-11-23T12:00")).toEqual(at("2026-11-23T13:00"));
  });
});

describe("what is reserved waits until the first closing after the place's hours", () => {
  const until = (hours: number, ready: string) => reservedUntil({ ...bologna, reserveHours: hours }, at(ready));
  test.each([
    ["the next day at the same hour, so until it closes for lunch", 24, "2026-11-23T11:15", "2026-11-24T13:30"],
    ["a whole opening later when the hours end within it", 3, "2026-11-23T11:15", "2026-11-23T19:30"],
    ["past an afternoon without opening and a Sunday", 24, "2026-11-28T19:00", "2026-11-30T13:30"],
    ["past a holiday", 24, "2026-12-07T16:00", "2026-12-09T13:30"],
  ])("%s", (_, hours, ready, end) => expect(until(hours, ready)).toEqual(at(end)));
  test("across the change of the clocks the hours are hours", () => expect(reservedUntil({ ...bologna, reserveHours: 24, week: [{ weekday: 7, spans: [span("10:00-19:30")] }, { weekday: 6, spans: [span("10:00-19:30")] }] }, at("2026-10-24T19:00", "+02:00"))).toEqual(at("2026-10-25T19:30")));
  test("nothing where nothing may be reserved, or the place never opens", () => {
    expect(until(0, "2026-11-23T11:15")).toBeNull();
    expect(reservedUntil({ ...bologna, reserveHours: 24, week: [] }, at("2026-11-23T11:15"))).toBeNull();
  });
});
