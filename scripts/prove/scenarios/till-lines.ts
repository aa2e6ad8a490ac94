import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { aColleague } from "@/db/factories/customers";
import { variants } from "@/db/schema/all";
import { aShelf } from "@/lib/checkout/testing/buyer";
import { type LocationId, newId } from "@/lib/core/id";
import { browserOf, openBrowsers, quantile, sayTimes } from "../browsers";
import { tally } from "../shoppers";
import type { Scenario } from "../types";

const RATE = 50; // requests a second of shoppers, beside the tills
const LINES = 4; // lines a second, of all tills together
const PASSWORD = "lampada di sole";
const GOAL_MS = 150;

/** What a scan at the till takes while the shop is busy: one request, its answer the whole till. */
export const tillLines: Scenario = {
  name: "till-lines",
  says: `${LINES} scans a second are rung up at the built shop's tills while shoppers ask for ${RATE} pages and bags a second.`,
  verbs: ["till/ring-up"],
  overHttp: true,
  run: async (proof) => {
    const seconds = proof.of({ tiny: 2, quick: 10, full: 60 });
    const shelf = await aShelf(10_000);
    const [variant] = await db.select({ sku: variants.sku }).from(variants).where(eq(variants.id, shelf.variantId));
    const { email } = await aColleague([{ role: "cashier", locationId: shelf.place.id as LocationId }], { password: PASSWORD });
    const browsers = openBrowsers(proof.base, 256);
    const colleague = browserOf(1);
    const entered = await browsers.press(colleague, "/admin/sign-in", "admin/sign-in#enter", { email, password: PASSWORD });
    const cookie = entered.cookies.find((line) => line.includes("unico_staff"))?.split(";")[0];
    if (!cookie) throw new Error(`the colleague can't sign in: ${entered.status}`);
    const scan = (basketId: string) => browsers.send({ network: "10.9.0.1", cookie }, "/api/staff/till", { act: "ring-up", place: shelf.place.id, basketId, code: variant?.sku, press: newId(), locale: "it" });
    for (let n = 0; n < 20; n++) await scan(newId()); // the first ones are slow in any shop
    const [scans, shoppers]: [number[], number[]] = [[], []];
    const ends: string[] = [];
    const began = performance.now();
    const running: Promise<void>[] = [];
    let basketId = newId();
    for (let n = 0; n < seconds * RATE; n++) {
      await pause(Math.max(0, began + (n * 1000) / RATE - performance.now()));
      const shopper = browserOf(100 + n);
      running.push((n % 5 === 0 ? browsers.send(shopper, "/api/cart", { variantId: shelf.variantId, quantity: 1 }) : browsers.read(shopper, n % 2 === 0 ? "/it" : "/it/search?q=lampada")).then(({ ms }) => void shoppers.push(ms)));
      if (n % (RATE * 2) === 0) basketId = newId(); // the next customer
      if (n % Math.round(RATE / LINES) !== 0) continue;
      running.push(scan(basketId).then(({ status, ms }) => (ends.push(String(status)), void scans.push(ms))));
    }
    await Promise.all(running);
    browsers.close();
    proof.claim("Every scan was rung up.", ends.every((status) => status === "200"), tally(ends));
    proof.measure("ringing up a line", sayTimes(scans), { says: `p95 under ${GOAL_MS} ms`, met: quantile(scans, 0.95) < GOAL_MS });
    proof.measure("what shoppers asked for meanwhile", sayTimes(shoppers));
  },
};
