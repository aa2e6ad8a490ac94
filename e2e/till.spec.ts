import { expect, type Page, test } from "@playwright/test";
import { sayNumber } from "@/lib/orders/rules";
import { putInBag } from "./buying";
import { CASHIER, STORE, shoot } from "./counter";
import { PHONE } from "./devices";
import { signIn } from "./entering";
import { codesIn } from "./paper";
import { CLARA } from "./people";
import { say } from "./words";

const [till, cart, office] = [say("it", "till"), say("it", "cart"), say("it", "office")];
const VASE = ["vaso-onda", "BL-CER-01-LATT"] as const;

/** A colleague at the store's till, which listens. */
async function atTill(page: Page): Promise<void> {
  await page.goto(`${STORE.at}/till`);
  await page.getByLabel(office("email")).fill(CASHIER.email);
  await page.getByLabel(office("password")).fill(CASHIER.password);
  await page.getByRole("button", { name: office("enter") }).click();
  await expect(page.getByLabel(till("scan.label"))).toBeFocused();
}
const left = (page: Page) => page.locator(".till-due > b");
const total = (page: Page) => page.locator(".till-total dd");

test.use({ viewport: { width: 1180, height: 820 } });

test("two pieces are scanned and paid in cash: the change is shown, and the next customer finds an empty till", async ({ page }) => {
  await atTill(page);
  await shoot(page, VASE[1]);
  await expect(total(page)).toHaveText(/68,00/);
  await shoot(page, "BL-CER-01-SALV");
  await expect(total(page)).toHaveText(/136,00/);
  await page.keyboard.press("F12");
  await expect(left(page)).toHaveText(/136,00/);
  await page.keyboard.type("15000");
  await expect(page.getByText(/Resto/)).toContainText("14,00");
  await page.keyboard.press("F12");
  await expect(page.locator(".till-change b")).toHaveText(/14,00/);
  await page.getByRole("button", { name: till("sold.next") }).click();
  await expect(page.getByRole("heading", { name: till("empty.title") })).toBeVisible();
});

test("a bag begun on the phone is opened at the till by its code, changed on both, and paid there once", async ({ page, browser }) => {
  const phone = await (await browser.newContext({ ...PHONE, locale: "it-IT" })).newPage();
  await phone.context().addCookies([{ name: "my_store", value: STORE.handle, url: test.info().project.use.baseURL ?? "" }]);
  await putInBag(phone, ...VASE);
  await phone.goto("/it/cart");
  await phone.getByRole("button", { name: cart("atTill.button") }).click();
  const sign = await phone.getByText(/^[0-9A-Z]{3}-[0-9A-Z]{3,5}$/).innerText();
  await atTill(page);
  await shoot(page, sign);
  await expect(page.getByText(till("customer.phone"))).toBeVisible();
  await expect(total(page), "as the phone has it: sent home").toHaveText(/74,90/);
  await page.getByRole("button", { name: till("way.carry-out") }).click();
  await expect(total(page)).toHaveText(/68,00/);
  await shoot(page, "BL-CER-01-TERR");
  await expect(phone.getByText(/136,00/).first(), "the phone hears within two seconds").toBeVisible({ timeout: 2_000 });
  await page.keyboard.press("F12");
  await expect(left(page)).toHaveText(/136,00/);
  await page.keyboard.press("F12");
  await expect(page.getByText(till("sold.noChange"))).toBeVisible();
  await expect(phone.getByRole("button", { name: cart("atTill.button") }), "what was sold has left the phone's bag").toHaveCount(0);
});

test("a customer shows their card before anything is scanned: the sale is theirs, and stands among their orders", async ({ page, browser }) => {
  const phone = await (await browser.newContext({ ...PHONE, locale: "it-IT" })).newPage();
  await signIn(phone, CLARA);
  await phone.goto("/it/account");
  await phone.getByRole("button", { name: say("it", "account")("card.button") }).click();
  const [card = ""] = await codesIn(await phone.getByRole("img", { name: say("it", "account")("card.qr") }).screenshot());
  await atTill(page);
  await shoot(page, card);
  await expect(page.locator(".till-who")).toContainText(CLARA.name);
  await expect(page.getByRole("heading", { name: till("empty.title") })).toBeVisible();
  await shoot(page, VASE[1]);
  await expect(total(page)).toHaveText(/68,00/);
  await page.keyboard.press("F12");
  await expect(left(page)).toHaveText(/68,00/);
  await page.keyboard.press("F12");
  await expect(page.getByText(till("sold.noChange"))).toBeVisible();
  const receipt = await page.getByRole("link", { name: till("sold.receipt") }).getAttribute("href");
  await phone.goto("/it/orders");
  await expect(phone.getByRole("main")).toContainText(sayNumber(receipt?.split("q=")[1] ?? "no receipt"));
});
