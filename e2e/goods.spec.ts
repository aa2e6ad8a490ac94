import type { Page } from "@playwright/test";
import { atWork, CASHIER, COUNTER, staff, STORE } from "./counter";
import { expectForEverybody } from "./judge";
import { expect, test } from "./shop";
import { say } from "./words";

const goods = say("it", "staff-goods");
const LAMP = { gtin: "02000004111021", ean: "2000004111021", sku: "BL-LIG-11-BORD", name: "Lampada Fungo" };

/** Keys as quick as a scanner's, also where the machine of the journeys is slow: a hand's are no scan. */
const shoot = (page: Page, code: string) =>
  page.evaluate((text) => {
    for (const key of [...text, "Enter"]) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  }, code);

test.use(COUNTER);

test("a scan anywhere in the staff app shows the goods: pieces here with their bin and how sure they are, price, colours; what is unknown, misread or not ours is named", async ({ page, behind }) => {
  await atWork(page, CASHIER);
  await shoot(page, LAMP.ean); // on the queue, which has no field for it
  await expect(page).toHaveURL(`${STORE.at}/goods/${LAMP.gtin}`);
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 1, name: LAMP.name })).toBeVisible();
  await expect(main).toContainText(LAMP.sku);
  await expect(main).toContainText("189,00");
  const here = main.getByRole("row").filter({ hasText: goods("stock.here") }).first();
  await expect(here.locator(".mono")).toHaveText(/^[A-Z]\d+·\d\d$/);
  await behind.bring(LAMP.sku, STORE.handle, 2);
  const before = Number(await here.locator("td").first().innerText());
  await page.reload();
  await expect(here.locator("td").first()).toHaveText(String(before + 2));

  await expectForEverybody(page, [820, 360], 2_400);
  await main.getByRole("region", { name: goods("variants") }).getByRole("link", { name: /Salvia/i }).click();
  await expect(main).toContainText("BL-LIG-11-SALV");
  await shoot(page, "NON-ESISTE-99");
  await expect(main.getByRole("heading", { level: 1, name: goods("unknown.title") })).toBeVisible();

  await page.getByRole("link", { name: staff("scan"), exact: true }).click();
  await expect(main.getByRole("heading", { level: 1, name: goods("title") }), "the first tap after a scan leads there").toBeVisible();
  for (const [code, why] of [["4006381333932", "misread"], ["https://evil.example/staff", "not-ours"]] as const) {
    await page.getByRole("searchbox").fill(code);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status").filter({ hasText: goods(`says.${why}.text`) })).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`${STORE.at}/scan`));
  }
  await expectForEverybody(page, [820, 360], 2_400);
  await page.getByRole("searchbox").fill("lampada fungo");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: LAMP.name }).click();
  await expect(main.getByRole("heading", { level: 1, name: LAMP.name })).toBeVisible();
  await main.getByRole("button", { name: goods("sell.deliver") }).click();
  await expect(page).toHaveURL(/\/till\?basket=/);
  await expect(main, "paid here, sent home").toContainText(LAMP.name);
});
