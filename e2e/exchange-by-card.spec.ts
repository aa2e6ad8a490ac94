import type { Page } from "@playwright/test";
import { atTheDesk, aLampCollected, enter, SKU } from "./bringing";
import { CASHIER, COUNTER, shoot, STORE } from "./counter";
import { expectForEverybody } from "./judge";
import { somebody } from "./people";
import { aHandHoldsTheCard, present } from "./reader";
import { expect, test } from "./shop";
import { say } from "./words";

const [DEARER, DIFFERENCE] = ["BL-LIG-14-OTTO", /40,00/] as const; // 229.00
const [t, till, card] = [say("it", "staff-return"), say("it", "till"), say("it", "till-card")];
const IN_STORE = [[820, 360], 2_400] as const;
const TILL = { viewport: { width: 1180, height: 820 }, isMobile: false, hasTouch: false };
const state = (page: Page, which: string) => page.getByRole("heading", { name: card(`client.state.${which}.title`) });

/** A lamp is brought back, a dearer one rung up, and the reader asked for what is missing. */
async function toTheReader(desk: Page, number: string): Promise<void> {
  await enter(desk, `${STORE.at}/returns`, CASHIER);
  await atTheDesk(desk, number, null);
  await desk.getByRole("button", { name: t("exchange") }).click();
  await expect(desk.getByText(till("brought.first"))).toBeVisible();
  await shoot(desk, DEARER);
  await expect(desk.locator(".till-total dd")).toHaveText(DIFFERENCE);
  await desk.keyboard.press("F12");
  await desk.getByRole("button", { name: till("tender.card"), exact: true }).click();
  await expectForEverybody(desk, ...IN_STORE);
  await desk.setViewportSize(TILL.viewport);
  await desk.keyboard.press("F12");
  await expect(state(desk, "waiting")).toBeVisible();
  await expect(desk.getByText(card("client.goods"))).toBeVisible();
}

aHandHoldsTheCard();

test("a lamp comes back and a dearer one is taken: the reader asks for the difference, declined once, then all of it is done at once", async ({ page: customer, another, behind }) => {
  const rita = somebody("Rita Prova");
  const number = await aLampCollected(customer, await another(COUNTER), behind, rita);
  await behind.bring(DEARER, STORE.handle, 1);
  const before = (await behind.stock(SKU, STORE.handle)).onHand;
  const desk = await another(TILL);
  await toTheReader(desk, number);
  await expectForEverybody(desk, ...IN_STORE);
  await desk.setViewportSize(TILL.viewport);
  await present("4000000000009995");
  await expect(state(desk, "declined")).toBeVisible();
  expect(await behind.lastSale(STORE.handle), "nothing is booked").toMatchObject({ state: "placed", booked: {} });
  expect((await behind.stock(SKU, STORE.handle)).onHand, "and nothing came back").toBe(before);
  await desk.keyboard.press("F12");
  await expect(state(desk, "waiting")).toBeVisible();
  await present("success");
  await expect(desk.getByText(till("sold.title"), { exact: true })).toBeVisible();
  await expectForEverybody(desk, ...IN_STORE);
  expect(await behind.lastSale(STORE.handle)).toMatchObject({ state: "fulfilled", total: 22_900, tenders: ["card-present 4000 captured", "exchange 18900 captured"], booked: { terminal: 4_000, exchange: 18_900 } });
  expect((await behind.stock(SKU, STORE.handle)).onHand).toBe(before + 1);
  await expect.poll(async () => (await behind.mails(rita.email)).map(({ kind }) => kind)).toContain("return-taken");
  expect((await behind.mails(rita.email)).map(({ kind }) => kind), "nothing went to the card of the lamp").not.toContain("money-returned");
});

test("they think better of it at the reader: the request is withdrawn, the lamp stays theirs, and the basket is as it was", async ({ page: customer, another, behind }) => {
  const rita = somebody("Rita Prova");
  const number = await aLampCollected(customer, await another(COUNTER), behind, rita);
  await behind.bring(DEARER, STORE.handle, 1);
  const before = (await behind.stock(SKU, STORE.handle)).onHand;
  const desk = await another(TILL);
  await toTheReader(desk, number);
  await desk.getByRole("button", { name: card("client.cancel") }).click();
  await expect(desk.getByText(card("client.closed"))).toBeVisible();
  await expect(desk.getByRole("region", { name: till("brought.title", { number }) })).toContainText("−189,00");
  await desk.getByRole("button", { name: till("brought.remove") }).click();
  await expect(desk.locator(".till-total dd")).toHaveText(/229,00/);
  expect((await behind.stock(SKU, STORE.handle)).onHand).toBe(before);
});
