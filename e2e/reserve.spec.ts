import type { Page } from "@playwright/test";
import { awake } from "./awake";
import { field, putInBag, toCheckout } from "./buying";
import { atWork, card, CASHIER, codeOn, COUNTER, findAtCounter, gather, hand, numberOf, staff, STORE } from "./counter";
import { type Person, somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const LAMP = ["lampada-fungo", "BL-LIG-11-BORD"] as const;
const [t, checkout] = [say("it", "order"), say("it", "checkout")];

/** Reserves a thing in the store, to be paid there. */
async function reserve(page: Page, who: Person): Promise<void> {
  await putInBag(page, ...LAMP);
  await toCheckout(page);
  await page.locator("label").filter({ hasText: STORE.name }).first().click();
  await page.getByText(checkout("payInStore")).click();
  await field(page, checkout("name")).fill(who.name);
  await field(page, checkout("email")).fill(who.email);
  await expect(page.getByRole("button", { name: checkout("pay") }), "nobody is bound to pay").toHaveCount(0);
  await page.getByRole("button", { name: checkout("reserve"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: t("standing.reserved") })).toBeVisible();
}

test("reserved, picked, ready, paid in cash and handed over: one order, and the store says what to give back", async ({ page: customer, another, behind }) => {
  const anna = somebody("Anna Prenota");
  await behind.bring(LAMP[1], STORE.handle, 2);
  const store = await another(COUNTER);
  await atWork(store, CASHIER);
  await reserve(customer, anna);
  const number = await numberOf(behind, anna);
  await expect(card(store, number), "the queue shows it by itself").toContainText(staff("chip.to-pick"), { timeout: 2_000 });
  expect((await behind.orders(anna.email))[0]).toMatchObject({ state: "placed", captured: 0 });

  await gather(store, number, [LAMP[1]], "p31");
  await expect(customer.getByRole("heading", { level: 1, name: t("standing.ready") }), "without a reload").toBeVisible();
  await expect(customer.getByRole("main")).toContainText(t("pay.inStore"));
  const code = await codeOn(customer, number);

  await findAtCounter(store, code);
  await expect(store.getByRole("article")).toContainText(hand("state.provedToPay.title"));
  const article = store.getByRole("article");
  const due = /\d+,\d\d/.exec(await article.locator(".take-amount").innerText())?.[0] ?? "";
  const submit = article.getByRole("button", { name: new RegExp(due) });
  await awake(submit); // the page's script puts the scanner's field in focus as it comes: what is typed at that moment goes there
  await field(store, hand("pay.given")).fill("1");
  await submit.click();
  await expect(article.getByText(hand("refused.not-enough"))).toBeVisible();
  await field(store, hand("pay.given")).fill(`${Number.parseInt(due, 10) + 11},00`);
  await submit.click();
  const said = store.getByRole("status").filter({ hasText: hand("handed", { name: anna.name }) });
  await expect(said).toContainText(/Resto: 1[01],\d\d/);
  await expect(customer.getByRole("heading", { level: 1, name: t("standing.done") }), "without a reload").toBeVisible();
  const [order] = await behind.orders(anna.email);
  expect(order).toMatchObject({ state: "fulfilled", refunded: 0 });
  expect(order?.captured).toBe(order?.total);
  await expect(customer.getByRole("link", { name: /ricevuta/ })).toBeVisible();
  await expect(customer.getByRole("main").getByRole("link", { name: t("withdraw") }), "bought in the store").toHaveCount(0);

  await findAtCounter(store, code);
  await expect(store.getByRole("alert").filter({ hasText: hand("state.given.title") })).toContainText(`da ${CASHIER.name}`);
});

test("given up by its buyer before it is paid: nothing was taken, and the store sees it at once", async ({ page: customer, another, behind }) => {
  const bice = somebody("Bice Prenota");
  await behind.bring(LAMP[1], STORE.handle, 2);
  const store = await another(COUNTER);
  await atWork(store, CASHIER);
  await reserve(customer, bice);
  const number = await numberOf(behind, bice);
  await expect(card(store, number)).toBeVisible();
  await customer.locator("summary").filter({ hasText: t("change.title") }).click();
  await customer.getByRole("button", { name: new RegExp(t("change.dropReserved")) }).click();
  await expect(customer.getByRole("main")).toContainText(t("lead.reservation-cancelled"));
  await expect(card(store, number)).toHaveCount(0, { timeout: 2_000 });
  expect((await behind.orders(bice.email))[0]).toMatchObject({ state: "cancelled", captured: 0 });
});
