import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { goodsLink } from "@/lib/codes/rules";
import { atWork, CASHIER, shoot, STORE } from "./counter";
import { PHONE } from "./devices";
import { expectForEverybody } from "./judge";
import { letterTo, linkIn } from "./letters";
import { codesIn, print, type Printed } from "./paper";
import { expect, test } from "./shop";
import { say } from "./words";

const [till, staff, slip] = [say("it", "till"), say("it", "staff-receipt"), say("it", "slip")];
const VASE = "BL-CER-01-TERR";
const QR = /\/q\/[0-9A-Z]{20}$/;
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test.use({ viewport: { width: 1180, height: 820 } });

/** A vase is sold for cash at the store's till, and its receipt is on the screen. Answers the receipt's number. */
async function sellVase(page: Page): Promise<string> {
  await page.goto(`${STORE.at}/till`);
  await expect(page.getByLabel(till("scan.label"))).toBeFocused();
  await shoot(page, VASE);
  await expect(page.locator(".till-total dd")).toHaveText(/68,00/);
  await page.keyboard.press("F12");
  await expect(page.locator(".till-due > b")).toHaveText(/68,00/);
  await page.keyboard.type("10000");
  await expect(page.getByText(/Resto/)).toContainText("32,00");
  await page.keyboard.press("F12");
  await expect(page.locator(".till-change b")).toHaveText(/32,00/);
  await page.getByRole("link", { name: till("sold.receipt") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^R\d{4}\/\d{6}$/);
  return page.getByRole("heading", { level: 1 }).innerText();
}
/** Presses a button that prints, and takes what the printer gives. */
async function pressed(page: Page, name: string, roll: "58" | "80"): Promise<Printed> {
  await page.getByText(`${roll} mm`, { exact: true }).click();
  await button(page, name).click();
  await expect(page.getByText(staff("paper.printed"))).toBeVisible();
  await expect(page.locator(".roll-paper[data-printed]")).toBeVisible();
  const sheets = await print(page);
  expect(sheets, "one page, however long").toHaveLength(1);
  const [sheet] = sheets as [Printed];
  await writeFile(test.info().outputPath(`${name}-${roll}-${Date.now()}.png`), sheet.picture);
  expect(Math.round(sheet.width)).toBe(Number(roll));
  expect(sheet.height, "as long as what is on it").toBeLessThan(sheet.inkUntil + 16);
  expect(sheet.codes, "one code, which can be read").toHaveLength(1);
  return sheet;
}

test("sold for cash: the receipt opens on the customer's phone by the code on the screen, is sent once, and printed once as it is, then as a copy", async ({ page, another, behind }) => {
  await behind.bring(VASE, STORE.handle, 2);
  await atWork(page, CASHIER);
  const number = await sellVase(page);
  await expectForEverybody(page, [1180, 820, 360], 2_400);
  await page.setViewportSize({ width: 1180, height: 820 });

  const [address = ""] = await codesIn(await page.locator(".receipt-qr .qr").screenshot());
  expect(address).toMatch(QR);
  const phone = await another({ ...PHONE, locale: "it-IT" });
  await phone.goto(address);
  await expect(phone).toHaveURL(/\/it\/orders\/[0-9A-Z]{8}\/slip$/);
  const own = phone.getByRole("main");
  await expect(own.getByRole("heading", { level: 1 })).toContainText(number);
  for (const said of ["68,00", "100,00", "32,00", slip("till", { till: 1 })]) await expect(own).toContainText(said);
  expect(await codesIn(await own.locator(".slip-code").screenshot()), "the same code, on the phone").toEqual([address]);
  await expectForEverybody(phone);
  await phone.setViewportSize(PHONE.viewport);
  await phone.goto(phone.url().replace("/it/", "/en/"));
  await expect(own.getByRole("heading", { level: 1 })).toHaveText(say("en", "receipt-page")("title", { number }));
  await expect(own).toContainText("€68.00");

  const email = page.getByLabel(staff("mail.email"));
  await email.fill("nessuno");
  await button(page, staff("mail.submit")).click();
  await expect(email).toHaveAttribute("aria-invalid", "true");
  const who = `prova.ricevuta.${Date.now()}@posta.example`;
  for (let twice = 0; twice < 2; twice++) {
    await email.fill(who);
    await button(page, staff("mail.submit")).click();
    await expect(page.getByText(staff("mail.sent"))).toBeVisible();
  }
  const letter = await letterTo(behind, who);
  expect(letter?.subject).toContain(number);
  expect(linkIn(letter, say("it", "mails-order")("till.open"))).toMatch(/\/q\//);
  expect(await behind.mails(who)).toHaveLength(1);

  const first = await pressed(page, staff("paper.print"), "80");
  expect(first.codes).toEqual([address]);
  await expect(page.getByText(staff("paper.prints", { count: 1 }))).toBeVisible();
  await button(page, staff("paper.print")).click();
  await expect(page.locator(".slip-large").filter({ hasText: slip("copy", { copy: 1 }) })).toBeVisible();
  const [second] = (await print(page)) as [Printed];
  expect(second.codes, "the copy opens the same").toEqual([address]);
  const [unasked] = (await print(page)) as [Printed];
  expect(unasked.codes, "what nobody counted is not on paper").toEqual([]);
  const narrow = await pressed(page, staff("paper.print"), "58");
  expect(narrow.codes).toEqual([address]);
  await expect(page.getByText(staff("paper.prints", { count: 3 }))).toBeVisible();
});

test("two gift receipts say no price and both stay good: to a stranger they open no order, to a colleague the sale; the receipt's own code, scanned anywhere, too", async ({ page, another, behind }) => {
  await behind.bring(VASE, STORE.handle, 2);
  await atWork(page, CASHIER);
  const number = await sellVase(page);
  const [receipt = ""] = await codesIn(await page.locator(".receipt-qr .qr").screenshot());
  const gifts = [await pressed(page, staff("paper.gift"), "80"), await pressed(page, staff("paper.gift"), "58")].map(({ codes }) => codes[0] ?? "");
  expect(new Set([receipt, ...gifts]).size).toBe(3);
  const friend = await another({ ...PHONE, locale: "it-IT" });
  for (const gift of gifts) {
    await friend.goto(gift);
    await expect(friend.getByRole("heading", { level: 1, name: say("it", "codes")("show.return.title") })).toBeVisible();
    await scanAtQueue(page, gift);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(number);
    await expect(page.getByText(staff("giftShown"))).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText("€");
  }
  await scanAtQueue(page, receipt);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(number);
  await expect(page.getByRole("region", { name: staff("returns.title") })).toContainText("Vaso Onda");
});

test("the closure of a drawer is printed on the roll, one page as long as what it says", async ({ page }) => {
  const drawer = say("it", "staff-drawer");
  await atWork(page, CASHIER);
  await page.goto(`${STORE.at}/till/drawer?till=2`);
  await page.getByLabel(drawer("openUp.float")).fill("50");
  await button(page, drawer("openUp.submit", { number: 2 })).click();
  await page.getByRole("link", { name: drawer("count.start") }).click();
  await page.locator("input[name=p5000]").fill("1"); // notes of 50
  await button(page, drawer("count.submit")).click();
  await button(page, drawer("close.submit")).click();
  await expect(page).toHaveURL(/\/till\/drawer\/z\//);
  for (const roll of [80, 58]) {
    await page.getByText(`${roll} mm`, { exact: true }).click();
    const [sheet, ...more] = (await print(page)) as [Printed];
    await writeFile(test.info().outputPath(`z-${roll}.png`), sheet.picture);
    expect(more).toEqual([]);
    expect(Math.round(sheet.width)).toBe(roll);
    expect(sheet.height).toBeLessThan(sheet.inkUntil + 16);
  }
});

test("a sheet of labels, printed by the browser, is as large as its paper and its codes lead to the thing in this store", async ({ page, baseURL }) => {
  const labels = say("it", "labels");
  await atWork(page, CASHIER);
  await page.goto(`${STORE.at}/labels`);
  await page.getByText(labels("make.things"), { exact: true }).click();
  await page.getByLabel(labels("make.thingsLabel")).fill("BL-CER-01-LATT BL-LIG-11-BORD");
  await button(page, labels("make.submit")).click();
  await expect(page.locator(".label-sheet")).toHaveCount(1);
  const [sheet, ...more] = (await print(page)) as [Printed];
  await writeFile(test.info().outputPath("labels.png"), sheet.picture);
  expect(more).toEqual([]);
  expect([sheet.width, sheet.height].map(Math.round)).toEqual([210, 297]);
  expect(sheet.codes.toSorted()).toEqual(["02000004101015", "02000004111021"].map((gtin) => goodsLink({ gtin, place: STORE.handle }, baseURL ?? "")));
});

/** A code is scanned at the store's queue, which has no field for it: keys as quick as a scanner's. */
async function scanAtQueue(page: Page, code: string): Promise<void> {
  const listens = page.waitForResponse(/\/api\/staff\/live/);
  await page.goto(STORE.at);
  await listens;
  await page.evaluate((text) => {
    for (const key of [...text, "Enter"]) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  }, code);
}
