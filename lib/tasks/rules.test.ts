import { expect, test } from "vitest";
import type { QueueCard } from "@/lib/fulfilment/queue/types";
import { byHarm, costsSomebody, urgentOf, type Weighed } from "./rules";

const now = Date.parse("2026-11-21T14:24:00Z");
const MINUTE = 60_000;
const task = (id: string, is: Weighed["is"], dueIn: number, more: Partial<Weighed> = {}): Weighed => ({ id, is, madeAt: now - 120 * MINUTE, due: now + dueIn * MINUTE, risk: false, ...more });
const ids = (tasks: readonly Weighed[]) => byHarm(tasks, now).map(({ id }) => id);

test("a broken promise, one about to break, somebody at a shelf, promises in time, doubtful figures, pieces, labels", () => {
  const all = [task("labels", "reprint", -600), task("pieces", "put-back", -600), task("figure", "count", -600), task("calm", "pick", 300), task("shelf", "request", 8), task("soon", "pick", 10), task("late", "pick", -1)];
  expect(ids(all)).toEqual(["late", "soon", "shelf", "calm", "figure", "pieces", "labels"]);
  expect(ids(all.toReversed())).toEqual(["late", "soon", "shelf", "calm", "figure", "pieces", "labels"]);
  expect(all.filter((each) => costsSomebody(each, now)).map(({ id }) => id)).toEqual(["shelf", "soon", "late"]);
});

test("whoever waits at a till for a manager comes before the shelf, and after a promise that is broken", () => {
  expect(ids([task("shelf", "request", 1), task("till", "approval", 5), task("late", "pick", -1)])).toEqual(["late", "till", "shelf"]);
  expect(costsSomebody(task("till", "approval", 5), now)).toBe(true);
});

test("labels never come before a person, however long they have waited", () => {
  expect(ids([task("labels", "reprint", -90 * 24 * 60), task("shelf", "request", 10)])).toEqual(["shelf", "labels"]);
});

test("a pick that can't be kept comes before the shelf though there is time; among alike the one due first", () => {
  expect(ids([task("shelf", "request", 1), task("risk", "pick", 400, { risk: true })])).toEqual(["risk", "shelf"]);
  expect(ids([task("b", "request", 5), task("a", "request", 9), task("c", "request", 2)])).toEqual(["c", "b", "a"]);
  expect(ids([task("b", "pick", 300), task("a", "pick", 300)])).toEqual(["a", "b"]);
});

test("a promise in time moves up as its minutes pass", () => {
  const tasks = [task("shelf", "request", 400), task("pick", "pick", 300)];
  expect(byHarm(tasks, now).map(({ id }) => id)).toEqual(["shelf", "pick"]);
  expect(byHarm(tasks, now + 290 * MINUTE).map(({ id }) => id)).toEqual(["pick", "shelf"]);
});

test("badges count whom waiting harms: picks that are late or can't be kept, and who stands at a shelf", () => {
  const card = (stand: QueueCard["stand"], dueIn: number, expected: Date | null = null) => ({ stand, promisedAt: new Date(now - 120 * MINUTE), due: new Date(now + dueIn * MINUTE), heldUntil: null, since: new Date(now), expected }) as QueueCard;
  const cards = [card("to-pick", -1), card("picking", 10), card("to-pick", 300, new Date(now)), card("to-pick", 300), card("ready", -5), card("put-back", -600)];
  expect(urgentOf(cards, 2, 1, now)).toEqual({ pickups: 3, approvals: 1, all: 6 });
  expect(urgentOf([], 0, 0, now)).toEqual({ pickups: 0, approvals: 0, all: 0 });
});
