import type { Locator, Page } from "@playwright/test";
import { DESK } from "./devices";
import { bagLink, field } from "./buying";
import { HOME, somebody } from "./people";
import { expect, test } from "./shop";
import { cardWords, say } from "./words";

test.use(DESK);

/** Whether the eye can tell where the keyboard is: an outline around what has focus, or around its label or its card. */
const focusIsSeen = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return false;
    return [at, at.closest("label"), at.closest("article"), at.closest("li")].some((around) => {
      if (!around) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(around);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    });
  });

/** Presses Tab until something has focus; on the way focus is never out of sight. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 90; presses++) {
    if (await wanted.evaluateAll((all) => all.includes(document.activeElement as never))) return;
    await page.keyboard.press("Tab");
    const where = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160) ?? "");
    if (await page.evaluate(() => document.activeElement === document.body)) continue; // past the last stop, before the first
    await expect.poll(() => focusIsSeen(page), { message: where }).toBe(true); // the page may still be scrolling
  }
  throw new Error("Tab never gets there");
}

async function press(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press("Enter");
}

async function type(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, field(page, name));
  await page.keyboard.type(text);
}

test("a whole purchase by keyboard alone", async ({ page, behind }) => {
  test.setTimeout(300_000); // hundreds of stops, each looked at
  const rita = somebody("Rita Prova");
  const main = page.getByRole("main");
  await page.goto("/it");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: say("it", "frame")("skip") });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(main).toBeFocused();

  await press(page, main.getByRole("link", { name: "Arredo" }));
  await expect(page.getByRole("heading", { level: 1, name: "Arredo" })).toBeVisible();
  await press(page, main.getByRole("link", { name: "Sedia Linea" }));
  await expect(page.getByRole("heading", { level: 1, name: "Sedia Linea" })).toBeVisible();
  await tabTo(page, main.getByRole("radio", { name: "Frassino" }));
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/v=BL-FUR-23-NERO/);
  await press(page, main.getByRole("button", { name: say("it", "product")("buy.add") }));

  const bag = page.getByRole("dialog", { name: say("it", "cart")("title") });
  await expect(bag.getByRole("link", { name: "Sedia Linea" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bag).toBeHidden();
  await press(page, bagLink(page));
  await expect(bag).toBeVisible();
  await press(page, bag.getByRole("link", { name: say("it", "cart")("checkout") }));

  const t = say("it", "checkout");
  await expect(page.getByRole("heading", { level: 1, name: t("title") })).toBeVisible();
  await type(page, t("name"), rita.name);
  await type(page, t("email"), rita.email);
  await type(page, t("street"), HOME.street);
  await type(page, t("postcode"), HOME.postcode);
  await type(page, t("city"), HOME.city);
  await type(page, t("province"), HOME.province);
  await press(page, page.getByRole("button", { name: t("pay") }));

  const card = cardWords("it");
  await expect(page.getByRole("heading", { level: 1, name: card.title })).toBeVisible();
  await type(page, card.number, "4242424242424242");
  await type(page, card.expiry, "1234");
  await type(page, card.cvc, "123");
  await type(page, card.name, rita.name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();
  expect(await behind.orders(rita.email)).toMatchObject([{ state: "paid", total: 26_900 }]);
});
