import type { Page } from "@playwright/test";
import { minorOf, sayMoney } from "@/lib/core/money";
import { sayLongDay } from "@/lib/core/moments";
import { MANAGER, shoot } from "./counter";
import { sellBehind } from "./ringing";
import { expect, test } from "./shop";
import { say } from "./words";

const STORE = { handle: "torino-via-lagrange", at: "/staff/torino-via-lagrange" };
const TEA = { name: "Tea Torino", email: "tea.torino@bottegalume.example", password: "mole-di-monete-3", pin: "604817" };
const MANAGERS_PIN = "915370";
const [CANDLE, NOTEBOOK] = ["BL-HOM-36-FICO", "BL-STA-31-TERR"];
const [t, till, office, counters, approve] = [say("it", "staff-drawer"), say("it", "till"), say("it", "office"), say("it", "staff-counter"), say("it", "staff-approve")];
const TABLET = { viewport: { width: 1180, height: 820 }, isMobile: false, hasTouch: false };
const PIECES = [5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1];
const money = (cents: number) => sayMoney(minorOf(cents), "EUR", "it");

async function enter(page: Page, path: string, who: { email: string; password: string }): Promise<void> {
  await page.goto(path);
  await page.getByLabel(office("email")).fill(who.email);
  await page.getByLabel(office("password")).fill(who.password);
  await page.getByRole("button", { name: office("enter") }).click();
  await expect(page.getByRole("banner")).toBeVisible();
}
/** The till's browser is a counter, and the cashier stands at it. */
async function atCounter(page: Page): Promise<void> {
  await enter(page, `${STORE.at}/counters`, MANAGER);
  await page.getByLabel(counters("counters.name")).fill("Banco di Torino");
  await page.getByRole("button", { name: counters("counters.submit") }).click();
  await expect(page.getByRole("status").filter({ hasText: counters("counters.hereText") })).toBeVisible();
  await page.goto(`${STORE.at}/more`);
  await page.getByRole("button", { name: counters("lock") }).click();
  await page.getByRole("main").getByRole("link", { name: TEA.name }).click();
  await expect(page.getByLabel(counters("pin.label"))).toBeFocused();
  await page.keyboard.type(TEA.pin);
  await expect(page.getByRole("banner")).toContainText(TEA.name);
}
/** Opens a till's drawer with a float, in euro. */
async function openTill(page: Page, number: number, float: string): Promise<void> {
  await page.goto(`${STORE.at}/till/drawer?till=${number}`);
  await page.getByLabel(t("openUp.float")).fill(float);
  await page.getByRole("button", { name: t("openUp.submit") }).click();
  await expect(page.getByRole("link", { name: t("count.start") })).toBeVisible();
}
/** Money in or out of the drawer that is no sale. */
async function moveCash(page: Page, kind: "in" | "out" | "drop", amount: string, reason: string): Promise<void> {
  await page.goto(`${STORE.at}/till/drawer?do=${kind}`);
  await page.getByLabel(t("move.amount"), { exact: true }).fill(amount);
  await page.getByLabel(t(kind === "drop" ? "move.reasonDrop" : "move.reason"), { exact: true }).fill(reason);
  await page.getByRole("button", { name: t("move.submit") }).click();
  await expect(page.getByRole("status").filter({ hasText: t("moved") })).toBeVisible();
}
/** Counts what lies there, coin by coin, and hears what should. */
async function countDrawer(page: Page, cents: number): Promise<void> {
  await page.goto(`${STORE.at}/till/drawer/count`);
  let left = cents;
  for (const piece of PIECES) {
    if (left >= piece) await page.locator(`input[name=p${piece}]`).fill(String(Math.floor(left / piece)));
    left %= piece;
  }
  await page.getByRole("button", { name: t("count.submit") }).click();
  await expect(page.getByRole("heading", { level: 1, name: t("count.result") })).toBeVisible();
}
/** The figure beside a word of a report. */
const figure = (page: Page, word: string) => page.locator(".report dl > div").filter({ has: page.getByText(word, { exact: true }) }).locator("dd");

test("a store's day: a float, thirty sales by every tender, in, out, into the safe, counted blind, a difference approved, and a Z that is the ledger to the cent; the next run, left open overnight, has its own day and the next number", async ({ another, behind }) => {
  await Promise.all([behind.hire(TEA, "cashier", STORE.handle), behind.bring(CANDLE, STORE.handle, 60), behind.bring(NOTEBOOK, STORE.handle, 60), behind.setVat(NOTEBOOK, 400)]);
  const at = await behind.till(STORE.handle, 2);
  const [counter, boss] = [await another(TABLET), await another()];
  await atCounter(counter);

  // Till 1 is open and meant by itself; who opens till 2 stands there. Elsewhere one is asked.
  await counter.goto(`${STORE.at}/till`);
  await expect(counter.getByRole("banner").getByRole("link", { name: t("till", { number: 1 }) })).toBeVisible();
  await openTill(counter, 2, "100");
  await counter.goto(`${STORE.at}/till`);
  await expect(counter.getByRole("banner").getByRole("link", { name: t("till", { number: 2 }) })).toBeVisible();
  await enter(boss, `${STORE.at}/till`, MANAGER);
  await expect(boss.getByRole("heading", { level: 1, name: t("which.title") })).toBeVisible();
  await expect(boss.getByRole("listitem").filter({ hasText: t("till", { number: 2 }) }), "whose day it is").toContainText(TEA.name);
  await boss.getByRole("button", { name: t("which.stand", { number: 1 }) }).click();
  await expect(boss.getByRole("banner").getByRole("link", { name: t("till", { number: 1 }) })).toBeVisible();

  await boss.getByRole("banner").getByRole("link", { name: t("till", { number: 1 }) }).click();
  await boss.getByRole("button", { name: t("which.stand", { number: 2 }) }).click();
  await expect(boss.getByRole("banner").getByRole("link", { name: t("till", { number: 2 }) }), "and at another").toBeVisible();

  // Three on the screen: in cash with coins that are no longer struck, by the store's terminal, by gift card and cash.
  const session = await behind.sessionOf(at.tillId);
  const due = counter.locator(".till-due > b");
  const next = () => counter.getByRole("button", { name: till("sold.next") }).click();
  await expect(counter.getByLabel(till("scan.label"))).toBeFocused();
  await shoot(counter, CANDLE);
  await expect(counter.locator(".till-total dd")).not.toHaveText("");
  await counter.getByRole("button", { name: /^Sconto su/ }).click();
  await counter.getByLabel(till("off.percent")).fill("7");
  await counter.getByLabel(till("off.reason")).fill("graffio sul bordo");
  await counter.getByRole("button", { name: till("off.submit") }).click();
  await expect(counter.locator(".till-off-said")).toHaveText("graffio sul bordo");
  await counter.keyboard.press("F12");
  await expect(due).toBeVisible();
  await counter.keyboard.type("5000");
  await counter.keyboard.press("F12");
  await expect(counter.locator(".till-change b"), "in coins that there are").toHaveText(/[05]\s€$/);
  await next();
  await shoot(counter, NOTEBOOK);
  await expect(counter.locator(".till-total dd")).not.toHaveText("");
  await counter.keyboard.press("F12");
  await counter.getByRole("button", { name: till("tender.card"), exact: true }).click();
  await counter.getByLabel(till("tender.slip")).fill("SCREEN-1");
  await counter.getByRole("button", { name: till("tender.take") }).click();
  await counter.keyboard.press("F12");
  await expect(counter.getByText(till("sold.noChange"))).toBeVisible();
  await next();
  const card = await behind.giftCard(500);
  await shoot(counter, CANDLE);
  await expect(counter.locator(".till-total dd")).not.toHaveText("");
  await counter.keyboard.press("F12");
  await counter.getByRole("button", { name: till("tender.code"), exact: true }).click();
  await counter.getByLabel(till("tender.codeField")).fill(card);
  await counter.getByRole("button", { name: till("tender.take") }).click();
  await expect(counter.locator(".till-taken li")).toContainText("5,00");
  await counter.getByRole("button", { name: till("tender.cash"), exact: true }).click();
  await counter.keyboard.press("F12");
  await expect(counter.getByText(till("sold.noChange"))).toBeVisible();

  for (let n = 0; n < 27; n++) {
    const sale = { code: n % 2 ? CANDLE : NOTEBOOK, quantity: 1 + (n % 3), percent: n % 8 };
    const slip = `DAY-${n}`;
    if (n % 4 === 0) await sellBehind(counter, at, { ...sale, pay: (sum) => [{ tender: "cash", given: sum + 1_000 }] });
    else if (n % 4 === 1) await sellBehind(counter, at, { ...sale, pay: (sum) => [{ tender: "card-present", amount: sum, slip }] });
    else if (n % 4 === 2) await sellBehind(counter, at, { ...sale, giftCard: await behind.giftCard(50_000), pay: () => [] });
    else await sellBehind(counter, at, { ...sale, giftCard: await behind.giftCard(300), pay: (sum) => [{ tender: "card-present", amount: Math.floor(sum / 2), slip }, { tender: "cash", given: sum - Math.floor(sum / 2) }] });
  }

  await moveCash(counter, "in", "20", "Cambio dal bar");
  await moveCash(counter, "out", "3,50", "Nastro");
  await moveCash(counter, "drop", "40,00", "Busta 12");
  await behind.owe(session, 250);
  await counter.goto(`${STORE.at}/till/drawer`);
  await counter.getByRole("button", { name: t("due.submit", { amount: money(250) }) }).click();
  await expect(counter.getByRole("heading", { name: t("due.title") })).toHaveCount(0);
  const before = await behind.ledgerOf(session);
  expect(before).toMatchObject({ orders: 30, accounts: { cash: before.balance } });

  await boss.goto(`${STORE.at}/till/drawer?till=2`);
  await expect(figure(boss, t("report.expected")), "the X, for the manager").toHaveText(money(before.balance));
  await expect(counter.getByText(money(before.balance)), "who counts doesn't hear it").toHaveCount(0);
  await countDrawer(counter, before.balance - 700);
  await expect(counter.locator(".drawer-off")).toContainText(money(700));
  const late = await counter.context().newPage();
  await late.goto(counter.url());

  const note = "Contata in due";
  await counter.getByLabel(t("close.note")).fill(note);
  await counter.getByRole("button", { name: t("close.ask") }).click();
  await expect(counter.getByRole("main")).toContainText(money(700));
  await counter.getByRole("main").getByRole("link", { name: MANAGER.name }).click();
  await expect(counter.getByLabel(approve("pin.label"))).toBeFocused();
  await counter.keyboard.type(MANAGERS_PIN);
  await expect(counter.getByText(t("count.approved", { name: MANAGER.name }))).toBeVisible();
  await expect(counter.getByLabel(t("close.note")), "nothing typed is lost").toHaveValue(note);
  await counter.getByRole("button", { name: t("close.submit") }).click();
  await expect(counter.getByRole("heading", { level: 2, name: t("z.number", { number: at.closures + 1 }) })).toBeVisible();
  await expect(counter.getByRole("article")).toContainText(t("z.approved", { name: MANAGER.name }));

  // The Z says what the ledgers say, which nothing of it was taken from.
  const day = await behind.ledgerOf(session);
  expect(day.sales.map((one) => one.tender)).toEqual(["card-present", "cash", "gift-card"]);
  expect(day.vat.map((one) => one.rate)).toEqual([400, 2200]);
  for (const one of day.sales) await expect(figure(counter, t("report.times", { what: t(`tender.${one.tender}`), count: one.count })).first()).toHaveText(money(one.amount));
  for (const one of day.vat) await expect(figure(counter, t("report.rate", { rate: one.rate / 100, gross: money(one.gross) }))).toHaveText(money(one.vat));
  const sold = day.sales.reduce((sum, one) => sum + one.amount, 0);
  expect(day.vat.reduce((sum, one) => sum + one.gross, 0)).toBe(sold);
  await expect(figure(counter, t("report.orders", { count: 30 }))).toHaveText(money(sold));
  for (const [word, cents] of [["float", day.moved["float"]], ["cashSales", day.moved["sale"]], ["cashRefunds", day.moved["refund"]], ["in", day.moved["in"]], ["out", day.moved["out"]], ["drops", day.moved["drop"]], ["expected", before.balance], ["variance", -700]] as const) await expect(figure(counter, t(`report.${word}`)), word).toHaveText(money(cents ?? 0));
  await expect(figure(counter, t("report.counted", { count: 1 }))).toHaveText(money(before.balance - 700));
  const taken = Object.fromEntries(day.sales.map((one) => [one.tender, one.amount]));
  expect(day.accounts).toMatchObject({ cash: 0, terminal: taken["card-present"], "gift-cards": taken["gift-card"], sales: 250 - sold, "cash-variance": 700 });

  // Closed once: who presses on an older page reads the same closure.
  await late.getByRole("button", { name: t("close.ask") }).click();
  await expect(late.getByRole("heading", { level: 2, name: t("z.number", { number: at.closures + 1 }) })).toBeVisible();
  await late.goto(`${STORE.at}/till/drawer/count`);
  await expect(late.getByText(t("count.closed"))).toBeVisible();
  await late.close();
  expect((await behind.till(STORE.handle, 2)).closures).toBe(at.closures + 1);

  // Left open overnight: said where one sells, closed today with a word why, and dated as it was.
  await openTill(counter, 2, "0");
  const overnight = await behind.sessionOf(at.tillId);
  await behind.leftOpen(overnight, 1);
  const yesterday = sayLongDay(new Date(Date.now() - 86_400_000), "it", "Europe/Rome");
  await counter.goto(`${STORE.at}/till`);
  await counter.locator(".net-warn").getByRole("link", { name: t("count.start") }).click();
  await expect(counter.getByRole("heading", { level: 1, name: t("count.title", { number: 2 }) })).toBeVisible();
  await expect(counter.getByRole("main")).toContainText(yesterday);
  await countDrawer(counter, 0);
  await counter.getByRole("button", { name: t("close.submit") }).click();
  await expect(counter.getByText(t("refused.note-needed"))).toBeVisible();
  await counter.getByLabel(t("close.noteLate", { day: yesterday })).fill("Andata via la luce");
  await counter.getByRole("button", { name: t("close.submit") }).click();
  await expect(counter.getByRole("heading", { level: 2, name: t("z.number", { number: at.closures + 2 }) })).toBeVisible();
  await expect(counter.getByText(t("z.day", { day: yesterday }))).toBeVisible();
  await behind.setVat(NOTEBOOK, 2200);
});
