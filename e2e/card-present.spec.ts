import type { Page } from "@playwright/test";
import type { Behind } from "./behind";
import { CASHIER, STORE, shoot } from "./counter";
import { expectForEverybody } from "./judge";
import { aHandHoldsTheCard, lose, present } from "./reader";
import { expect, test } from "./shop";
import { say } from "./words";

const [till, card, office] = [say("it", "till"), say("it", "till-card"), say("it", "office")];
const PIECE = "BL-CER-01-LATT";
const COUNTER = { viewport: { width: 1180, height: 820 } };

const state = (which: string) => card(`client.state.${which}.title`);
const button = (page: Page, name: string, exact = false) => page.getByRole("button", { name, exact });

/** A colleague at the first till, with two pieces in the basket, at the step of paying by card. */
async function toPayByCard(page: Page, behind: Behind, cash = ""): Promise<void> {
  await behind.bring(PIECE, STORE.handle, 2);
  await page.goto(`${STORE.at}/till`);
  await page.getByLabel(office("email")).fill(CASHIER.email);
  await page.getByLabel(office("password")).fill(CASHIER.password);
  await page.getByRole("button", { name: office("enter") }).click();
  await expect(page.getByLabel(till("scan.label"))).toBeFocused();
  await shoot(page, PIECE);
  await shoot(page, PIECE);
  await expect(page.locator(".till-total dd")).toHaveText(/136,00/);
  await page.keyboard.press("F12");
  if (cash) await page.getByLabel(till("tender.given")).pressSequentially(cash);
  await button(page, till("tender.card"), true).click();
}
const sold = (page: Page) => expect(page.getByText(till("sold.title"), { exact: true })).toBeVisible();
const lastSale = (behind: Behind) => behind.lastSale(STORE.handle);

test.use(COUNTER);
aHandHoldsTheCard();

test("two pieces are rung up and paid by card at the reader: one order, paid, and the next customer", async ({ page, behind }) => {
  await toPayByCard(page, behind);
  await expectForEverybody(page, [820, 360], 1_180);
  await page.setViewportSize(COUNTER.viewport);
  await page.keyboard.press("F12");
  await expect(page.getByRole("heading", { name: state("waiting") })).toBeVisible();
  await expect(page.locator(".till-card-sum")).toHaveText(/136,00/);
  await expectForEverybody(page, [820, 360], 1_180);
  await page.setViewportSize(COUNTER.viewport);
  await present("success");
  await sold(page);
  expect(await lastSale(behind)).toEqual({ state: "fulfilled", total: 13_600, tenders: ["card-present 13600 captured"], booked: { terminal: 13_600, sales: -13_600 }, drawer: 0 });
  await button(page, till("sold.next")).click();
  await expect(page.getByRole("heading", { name: till("empty.title") })).toBeVisible();
});

test("declined beside cash, then another card: nothing is booked before, both together after", async ({ page, behind }) => {
  await toPayByCard(page, behind, "3600");
  await expect(page.locator(".till-due > b")).toHaveText(/100,00/);
  await button(page, card("client.ask", { amount: "" }).trim()).click();
  await expect(page.getByRole("heading", { name: state("waiting") })).toBeVisible();
  await present("4000000000009995");
  await expect(page.getByRole("heading", { name: state("declined") })).toBeVisible();
  await expect(page.getByText(card("client.reason.insufficient_funds"))).toBeVisible();
  expect(await lastSale(behind)).toMatchObject({ state: "placed", booked: {}, drawer: 0 });
  await page.reload();
  await expect(page.getByRole("heading", { name: state("declined") }), "found again as it stood").toBeVisible();
  await expectForEverybody(page, [820, 360], 1_180);
  await page.setViewportSize(COUNTER.viewport);
  await page.keyboard.press("F12");
  await expect(page.getByRole("heading", { name: state("waiting") })).toBeVisible();
  await present("success");
  await sold(page);
  expect(await lastSale(behind)).toEqual({ state: "fulfilled", total: 13_600, tenders: ["card-present 10000 captured", "cash 3600 captured"], booked: { cash: 3_600, sales: -13_600, terminal: 10_000 }, drawer: 3_600 });
});

test("taken back, the basket is whole and is paid in cash", async ({ page, behind }) => {
  await toPayByCard(page, behind);
  await page.keyboard.press("F12");
  await expect(page.getByRole("heading", { name: state("waiting") })).toBeVisible();
  await button(page, card("client.cancel")).click();
  await expect(page.getByText(card("client.closed"))).toBeVisible();
  await button(page, till("tender.cash"), true).click();
  await page.keyboard.press("F12");
  await sold(page);
  expect(await lastSale(behind)).toEqual({ state: "fulfilled", total: 13_600, tenders: ["cash 13600 captured"], booked: { cash: 13_600, sales: -13_600 }, drawer: 13_600 });
});

test("the answer is lost after the card has paid: the till says not to charge again, asks, and finds it paid", async ({ page, behind }) => {
  await toPayByCard(page, behind);
  await lose("terminal.readers.processPaymentIntent", "500-after");
  await lose("paymentIntents.retrieve", ...Array.from({ length: 6 }, () => "500-before"));
  await page.keyboard.press("F12");
  await expect(page.getByRole("heading", { name: state("checking") })).toBeVisible();
  await present("success");
  await expect(button(page, card("client.again"))).toHaveCount(0);
  await sold(page);
  expect(await lastSale(behind)).toEqual({ state: "fulfilled", total: 13_600, tenders: ["card-present 13600 captured"], booked: { terminal: 13_600, sales: -13_600 }, drawer: 0 });
});

test("the network goes while the card is awaited: said plainly, kept, and found paid when it is back", async ({ page, behind, context, watched }) => {
  watched.allow(/net::ERR_INTERNET_DISCONNECTED|Failed to load resource|EventSource/);
  await toPayByCard(page, behind);
  await page.keyboard.press("F12");
  await expect(page.getByRole("heading", { name: state("waiting") })).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByRole("heading", { name: state("cut") })).toBeVisible();
  await present("success");
  await context.setOffline(false);
  await sold(page);
  expect(await lastSale(behind)).toMatchObject({ state: "fulfilled", tenders: ["card-present 13600 captured"] });
});
