import { afterAll, expect, test } from "vitest";
import { aRequest, aStaffedStore } from "@/db/factories/aisle";
import { aColleague } from "@/db/factories/customers";
import { anOrder } from "@/db/factories/orders";
import { picked } from "@/db/factories/picks";
import { aPress, leaves, someoneAt } from "@/db/factories/returns";
import { colleague } from "@/db/factories/wallets";
import { expectHealthy } from "@/db/testing/healthy";
import { acceptRequest } from "@/lib/aisle/accept-request";
import { finishRequest } from "@/lib/aisle/finish-request";
import { type FulfilmentId, newId, type StaffId } from "@/lib/core/id";
import { reportShortage } from "@/lib/fulfilment/report-shortage";
import { takePick } from "@/lib/fulfilment/take-pick";
import { countPieces } from "@/lib/inventory/count-pieces";
import { hangUp } from "@/lib/inventory/hang-up";
import type { Duty, Staff } from "@/lib/core/who";
import { cancelOrder } from "@/lib/payments/cancel-order";
import { takeBack } from "@/lib/returns/take-back";
import { AskApproval, askApproval } from "@/lib/staff/approvals/ask-approval";
import { tasksAt, urgentAt } from "./reads";

afterAll(() => expectHealthy());

test("what waits for a manager's yes is a task of who may say it", async () => {
  const { at, who } = await aStaffedStore({ stock: 1 });
  const { id: staffId } = await aColleague([{ role: "cashier", locationId: at }]);
  const asked = await askApproval({ ...who, staffId, may: new Set(["sell"]) }, AskApproval.parse({ action: "line-discount", locationId: at, subject: "line:1:1", amount: 4_000, about: "Vaso" }));
  expect(asked.ok).toBe(true);
  const kinds = async (may: readonly Duty[]) => (await tasksAt({ ...who, may: new Set(may) }, at, new Date()))?.map((task) => task.is);
  expect([await kinds(["hand-over"]), await kinds(["hand-over", "approve"])]).toEqual([[], ["approval"]]);
  expect([await urgentAt(who, at, new Date()), await urgentAt({ ...who, may: new Set(["hand-over", "approve"]) }, at, new Date())]).toEqual([{ pickups: 0, approvals: 0, all: 0 }, { pickups: 0, approvals: 1, all: 1 }]);
});

test("picks, requests and pieces to put back in one list; what is ready or over is nobody's task", async () => {
  const { at, who, lamp } = await aStaffedStore({ stock: 20 });
  const order = () => anOrder({ state: "paid", parts: [{ kind: "collect", at, lines: [{ variantId: lamp }] }] });
  const [waits, onShelf, gone] = [await order(), await order(), await order()];
  for (const { parts } of [onShelf, gone]) await picked(who, { fulfilmentId: parts[0]?.id as FulfilmentId });
  await cancelOrder(colleague("refund"), { orderId: gone.id, code: null });
  const request = await aRequest({ at, lamp });
  const kinds = async () => (await tasksAt(who, at, new Date()))?.map((task) => (task.is === "request" ? task.request.state : task.is === "reprint" ? "labels" : task.is === "count" ? `count ${task.bin.onHand}` : task.is === "approval" ? task.asked.about : task.is === "hang-up" ? `hang ${task.goods.pieces}` : task.is === "claim" ? task.claim.fault : task.is === "inspect" ? `inspect ${task.parcel.number}` : `${task.is} ${task.card.number}`)).toSorted();
  expect(await kinds()).toEqual(["asked", `pick ${waits.number}`, `put-back ${gone.number}`].toSorted());
  await acceptRequest(who, request);
  expect(await kinds()).toContain("accepted");
  await finishRequest(who, { ...request, as: "brought" });
  expect(await kinds()).toEqual([`pick ${waits.number}`, `put-back ${gone.number}`].toSorted());
});

test("what came back to the shelf is a task until somebody says that it hangs; broken things are not", async () => {
  const { at, who, lamp } = await aStaffedStore({ stock: 20 });
  const order = await leaves(await anOrder({ parts: [{ at, lines: [{ variantId: lamp, quantity: 3 }] }] }));
  await takeBack(await someoneAt("cashier", at), aPress(order, at, [{ quantity: 2 }, { condition: "faulty", disposition: "vendor" }]));
  const hung = async () => (await tasksAt(who, at, new Date()))?.flatMap((task) => (task.is === "hang-up" ? [task.goods] : []));
  const [goods] = (await hung()) ?? [];
  expect(goods).toMatchObject({ variantId: lamp, pieces: 2 });
  expect(await hangUp({ ...who, staffId: newId<"staff">() as StaffId }, { locationId: at, variantId: lamp, upTo: goods?.upTo ?? 0 })).toMatchObject({ ok: true });
  expect(await hung()).toEqual([]);
});

test("another store's colleague, and one without the duty, see nothing", async () => {
  const { at, who, lamp } = await aStaffedStore();
  await aRequest({ at, lamp });
  expect(await tasksAt({ ...who, at: [newId<"location">()] }, at, new Date())).toBeNull();
  expect(await tasksAt({ ...who, may: new Set(["sell"]) }, at, new Date())).toBeNull();
  expect(await urgentAt(who, at, new Date())).toEqual({ pickups: 0, approvals: 0, all: 1 });
  expect(await urgentAt({ ...who, may: new Set(["sell"]) }, at, new Date())).toBeNull();
});

test("what was looked for in vain is to be counted while the books say that some is left, by who counts, until it is counted", async () => {
  const { at, who, lamp } = await aStaffedStore({ stock: 3 });
  const counter = { ...who, may: new Set(["hand-over", "count"] as const) };
  const bins = async (by: Staff = counter) => (await tasksAt(by, at, new Date()))?.flatMap((task) => (task.is === "count" ? [[task.bin.variantId, task.bin.onHand]] : []));
  expect(await bins()).toEqual([]);
  const missed = await aRequest({ at, lamp });
  await acceptRequest(who, missed);
  await finishRequest(who, { ...missed, as: "not-there" });
  expect(await bins()).toEqual([[lamp, 3]]);
  expect(await bins(who)).toEqual([]);
  const order = await anOrder({ state: "paid", parts: [{ kind: "collect", at, lines: [{ variantId: lamp }] }] });
  await takePick(who, { fulfilmentId: order.parts[0]?.id as FulfilmentId });
  await reportShortage(who, { fulfilmentId: order.parts[0]?.id as FulfilmentId, position: 0, pieces: 1, kind: "missing" });
  expect(await bins(), "the books lost one, and still say two").toEqual([[lamp, 2]]);
  expect(await countPieces(counter, { locationId: at, variantId: lamp, press: newId(), booked: 2, pieces: 1 })).toMatchObject({ ok: true });
  expect(await bins()).toEqual([]);
});
