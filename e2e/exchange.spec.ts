import type { Page } from "@playwright/test";
import { atTheDesk, aLampCollected, enter, SKU } from "./bringing";
import { COUNTER, shoot } from "./counter";
import { expectForEverybody } from "./judge";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const [DEARER, CHEAPER, DIFFERENCE] = ["BL-LIG-14-OTTO", "BL-CER-01-LATT", /40,00/] as const; // 229.00, 68.00
const ELSEWHERE = { handle: "bologna-via-farini", at: "/staff/bologna-via-farini" };
const [t, till] = [say("it", "staff-return"), say("it", "till")];
const IN_STORE = [[820, 360], 2_400] as const;
const TILL = { viewport: { width: 1180, height: 820 }, isMobile: false, hasTouch: false };

const total = (page: Page) => page.locator(".till-total dd");

test("a lamp of the web goes back at another store's till and a dearer one is taken: the difference is paid, the lamp hangs there, and the card hears nothing", async ({ page: customer, another, behind }) => {
  const [rita, lina] = [somebody("Rita Prova"), { ...somebody("Lina Prova"), pin: "604817" }];
  const number = await aLampCollected(customer, await another(COUNTER), behind, rita);
  await Promise.all([behind.hire(lina, "cashier", ELSEWHERE.handle), behind.bring(DEARER, ELSEWHERE.handle, 1)]);
  const before = await behind.stock(SKU, ELSEWHERE.handle);
  const desk = await another(TILL);
  await enter(desk, `${ELSEWHERE.at}/returns`, lina);
  await atTheDesk(desk, number, rita);
  await expectForEverybody(desk, ...IN_STORE);
  await desk.setViewportSize(TILL.viewport);
  await desk.getByRole("button", { name: t("exchange") }).click();
  await expect(desk.getByText(till("brought.first"))).toBeVisible();
  await expect(desk.getByRole("region", { name: till("brought.title", { number }) })).toContainText("−189,00");
  await expectForEverybody(desk, ...IN_STORE);
  await desk.setViewportSize(TILL.viewport);
  await shoot(desk, DEARER);
  await expect(total(desk)).toHaveText(DIFFERENCE);
  await expectForEverybody(desk, ...IN_STORE);
  await desk.setViewportSize(TILL.viewport);
  await desk.keyboard.press("F12");
  await expect(desk.locator(".till-due > b")).toHaveText(DIFFERENCE);
  await desk.keyboard.press("F12");
  await expect(desk.getByText(till("sold.noChange"))).toBeVisible();
  expect((await behind.stock(SKU, ELSEWHERE.handle)).onHand).toBe(before.onHand + 1);
  expect(await behind.lastSale(ELSEWHERE.handle)).toMatchObject({ state: "fulfilled", tenders: [expect.stringMatching(/^cash \d+ captured$/), "exchange 18900 captured"], booked: { exchange: 18_900 } });
  await desk.getByRole("link", { name: till("sold.receipt") }).click();
  await expect(desk.getByText(say("it", "tenders")("exchange", { tail: number })).first()).toBeVisible();
  await expect.poll(async () => (await behind.mails(rita.email)).map(({ kind }) => kind)).toContain("return-taken");
  expect((await behind.mails(rita.email)).map(({ kind }) => kind), "nothing went to the card").not.toContain("money-returned");
});

test("begun at the till: something cheaper is rung up, the lamp comes beside it, and the rest goes to the card that paid for it", async ({ page: customer, another, behind }) => {
  const [rita, lina] = [somebody("Rita Prova"), { ...somebody("Lina Prova"), pin: "604817" }];
  const number = await aLampCollected(customer, await another(COUNTER), behind, rita);
  await Promise.all([behind.hire(lina, "cashier", ELSEWHERE.handle), behind.bring(CHEAPER, ELSEWHERE.handle, 1)]);
  const desk = await another(TILL);
  await enter(desk, `${ELSEWHERE.at}/till`, lina);
  await expect(desk.getByLabel(till("scan.label"))).toBeFocused();
  await shoot(desk, CHEAPER);
  await expect(total(desk)).toHaveText(/68,00/);
  await desk.getByRole("link", { name: till("brought.begin") }).click();
  await atTheDesk(desk, number, rita);
  await desk.getByRole("button", { name: t("exchange") }).click();
  await expect(total(desk)).toHaveText(/^0,00/);
  await expect(desk.locator(".till-foot")).toContainText("121,00");
  await expectForEverybody(desk, ...IN_STORE);
  await desk.setViewportSize(TILL.viewport);
  await desk.getByRole("button", { name: till("brought.even") }).click();
  await desk.keyboard.press("F12");
  await expect(desk.locator(".till-sold-back")).toContainText("121,00");
  await expectForEverybody(desk, ...IN_STORE);
  expect(await behind.lastSale(ELSEWHERE.handle)).toEqual({ state: "fulfilled", total: 6_800, tenders: ["exchange 6800 captured"], booked: { exchange: 6_800, sales: -6_800 }, drawer: 0 });
  await expect.poll(async () => (await behind.mails(rita.email)).map(({ kind }) => kind), "the processor has taken the refund").toContain("money-returned");
});
