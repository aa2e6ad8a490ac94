import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startStandIn } from "./start";
import { KEY, openMailbox, openStand, SECRET } from "./testing/stand";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), "stand-in-"))));
afterEach(() => rmSync(folder, { recursive: true }));

test("payments, keys and the clock survive a restart", async () => {
  const statePath = path.join(folder, "state.json");
  const before = await openStand({ statePath });
  const session = await before.session({}, { idempotencyKey: "k" });
  await before.control(`pay/${session.id}`, {});
  await before.control("advance-clock", { minutes: 5 });
  const open = await before.session();
  // What is on disk while it runs is what a killed process would leave.
  expect(Object.keys(JSON.parse(readFileSync(statePath, "utf8")).sessions)).toEqual([session.id, open.id]);
  await before.close();
  expect(readdirSync(folder)).toEqual(["state.json"]);
  expect(readFileSync(statePath, "utf8")).not.toContain("4242424242424242");

  const after = await openStand({ statePath });
  expect(await after.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: "complete", payment_status: "paid" });
  expect((await after.session({}, { idempotencyKey: "k" })).id).toBe(session.id);
  expect((await after.stripe.checkout.sessions.retrieve(open.id)).url).toBe(`${after.url}/c/pay/${open.id}`);
  expect(await after.control("ledger")).toMatchObject({ EUR: { net: 8_890 } });
  await after.close();
});

test("events nobody took are delivered after the restart", async () => {
  const statePath = path.join(folder, "state.json");
  const box = await openMailbox();
  const nobody = await openStand({ statePath, webhookUrl: "http://127.0.0.1:1/hook", webhookSecret: SECRET });
  await nobody.stripe.paymentIntents.create({ amount: 500, currency: "eur" });
  await nobody.close();
  const after = await openStand({ statePath, webhookUrl: box.url, webhookSecret: SECRET });
  const [hook] = await box.until((got) => got.length > 0);
  expect(hook?.event.type).toBe("payment_intent.created");
  await after.close();
  await box.close();
});

test("a damaged file is named, not overwritten", async () => {
  const statePath = path.join(folder, "state.json");
  writeFileSync(statePath, "{ half");
  await expect(startStandIn({ secretKey: KEY, statePath })).rejects.toThrow(/not readable as JSON/);
  expect(readFileSync(statePath, "utf8")).toBe("{ half");
});
