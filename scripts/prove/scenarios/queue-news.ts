import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { aColleague } from "@/db/factories/customers";
import { fulfilments } from "@/db/schema/all";
import { aBuyer, aShelf } from "@/lib/checkout/testing/buyer";
import { checkOut } from "@/lib/checkout/check-out";
import type { LocationId } from "@/lib/core/id";
import { type Browser, type Browsers, browserOf, openBrowsers, quantile, sayTimes } from "../browsers";
import { ordersOf, pagesOf } from "../look";
import { payPage, ready, type Shelf } from "../shoppers";
import type { Proof, Scenario } from "../types";

const SCREENS = 50;
const PASSWORD = "lampada di luna";
const WAIT_MS = 20_000;

/** A colleague's screen: it hears that there is news, asks what the queue is, and remembers when it first showed each collection. */
function aScreen(proof: Proof, browsers: Browsers, browser: Browser, place: string) {
  const seen = new Map<string, number>();
  let [opened, heard] = [0, 0];
  let line: ReturnType<typeof request> | null = null;
  const look = async () => {
    const { text } = await browsers.read(browser, `/api/staff/queue?place=${place}`);
    for (const [, part = ""] of text.matchAll(/"id":"([^"]+)"/g)) if (!seen.has(part)) seen.set(part, performance.now());
  };
  const open = () =>
    new Promise<void>((resolve, reject) => {
      const { hostname, port, host } = new URL(proof.base);
      line = request({ hostname, port, path: `/api/staff/live?place=${place}`, headers: { host, "x-real-ip": browser.network, cookie: browser.cookie, accept: "text/event-stream" } }, (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`a screen may not listen: ${answer.statusCode}`));
        opened += 1;
        answer.on("data", (part: Buffer) => {
          const news = part.toString().split("data: queue").length - 1;
          heard += news;
          if (news > 0) void look().then(resolve);
        });
        answer.on("error", () => {}); // cut
      });
      line.on("error", () => {}); // cut
      line.end();
    });
  return { seen, open, cut: () => void line?.destroy(), told: () => ({ opened, heard }) };
}
type Screen = ReturnType<typeof aScreen>;

/** Somebody's collection is paid: which, and the moment after which the shop could know. */
async function aPaidCollection(proof: Proof, { place, variantId }: Shelf): Promise<{ readonly part: string; readonly at: number }> {
  const { who, form } = await ready(await aBuyer([{ variantId, at: place.id }]));
  const answer = await checkOut(who, form, proof.cards);
  if (!answer.ok) throw new Error(`no order: ${answer.why}`);
  const [order] = await ordersOf([form.attemptKey]);
  const [part] = order ? await db.select({ id: fulfilments.id }).from(fulfilments).where(eq(fulfilments.orderId, order.id)) : [];
  const page = (await pagesOf([form.attemptKey])).get(form.attemptKey);
  if (!part || !page) throw new Error("no collection to wait for");
  const at = performance.now();
  await payPage(proof, page);
  return { part: part.id, at };
}

/** After how many milliseconds each screen showed a collection; a screen that never did is left out. */
async function shownOn(screens: readonly Screen[], part: string, since: number): Promise<number[]> {
  const at = (screen: Screen) => screen.seen.get(part);
  for (const until = performance.now() + WAIT_MS; performance.now() < until && screens.some((screen) => at(screen) === undefined); ) await pause(10);
  return screens.flatMap((screen) => {
    const moment = at(screen);
    return moment === undefined ? [] : [moment - since];
  });
}

/** Fifty screens of one store, over HTTP: what the queue promises, and after the lines were cut. */
export const queueNews: Scenario = {
  name: "queue-news",
  says: `${SCREENS} screens follow one store's queue at the built shop: each shows every order that is paid, also what came while its line was cut.`,
  verbs: [],
  overHttp: true,
  run: async (proof) => {
    const rounds = proof.of({ tiny: 2, quick: 5, full: 20 });
    const shelf = await aShelf(4 * rounds);
    const { email } = await aColleague([{ role: "cashier", locationId: shelf.place.id as LocationId }], { password: PASSWORD });
    const browsers = openBrowsers(proof.base, 256);
    const colleague = browserOf(1);
    const entered = await browsers.press(colleague, "/admin/sign-in", "admin/sign-in#enter", { email, password: PASSWORD });
    const cookie = entered.cookies.find((line) => line.includes("unico_staff"))?.split(";")[0];
    if (!cookie) throw new Error(`the colleague can't sign in: ${entered.status}`);
    const screens = Array.from({ length: SCREENS }, (_, n) => aScreen(proof, browsers, { network: `10.9.0.${n}`, cookie }, shelf.place.id));
    await Promise.all(screens.map((screen) => screen.open()));
    await aPaidCollection(proof, shelf).then(({ part, at }) => shownOn(screens, part, at)); // the first is slow in any shop
    const [live, back]: [number[], number[]] = [[], []];
    let missed = 0;
    for (let round = 0; round < rounds; round++) {
      proof.note(`order ${round + 1} of ${rounds}`);
      const { part, at } = await aPaidCollection(proof, shelf);
      const times = await shownOn(screens, part, at);
      live.push(...times);
      missed += SCREENS - times.length;
    }
    for (let round = 0; round < rounds; round++) {
      proof.note(`cut ${round + 1} of ${rounds}`);
      for (const screen of screens) screen.cut();
      const { part } = await aPaidCollection(proof, shelf);
      await pause(500);
      const at = performance.now();
      await Promise.all(screens.map((screen) => screen.open()));
      const times = await shownOn(screens, part, at);
      back.push(...times);
      missed += SCREENS - times.length;
    }
    for (const screen of screens) screen.cut();
    browsers.close();
    proof.claim(`Each of ${SCREENS} screens showed every order, also those of while its line was cut.`, missed === 0, `${missed} not shown in ${WAIT_MS / 1000} s`);
    proof.measure("from a paid order to the queue on each screen", sayTimes(live), { says: "all within 2 s", met: live.length > 0 && quantile(live, 1) <= 2_000 });
    proof.measure("from a line that is back to the queue on each screen", sayTimes(back), { says: "all within 2 s", met: back.length > 0 && quantile(back, 1) <= 2_000 });
    proof.measure("words of news that a screen heard", JSON.stringify(screens[0]?.told()));
  },
};
