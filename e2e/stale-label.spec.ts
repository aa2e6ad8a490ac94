import type { Page } from "@playwright/test";
import { goodsLink } from "@/lib/codes/rules";
import { minorOf, sayMoney } from "@/lib/core/money";
import { atWork, CASHIER, MANAGER, shoot, staff, STORE } from "./counter";
import { expectForEverybody } from "./judge";
import { expect, test } from "./shop";
import { say } from "./words";

const [labels, goods, till, slip] = [say("it", "labels"), say("it", "staff-goods"), say("it", "till"), say("it", "slip")];
const SCENT = { gtin: "02000004137014", sku: "BL-HOM-37-AMBR", name: "Diffusore Ramo" };
const [OLD, NEW] = [4_200, 4_800];

/** Has labels printed, looks at the paper they come out on, and says that they hang. */
async function hang(page: Page, what: "reprint" | "things", paper: RegExp): Promise<void> {
  await page.goto(`${STORE.at}/labels`);
  await page.locator(".label-kinds label").filter({ hasText: labels(`make.${what}`) }).click();
  if (what === "things") await page.getByLabel(labels("make.thingsLabel")).fill(SCENT.sku);
  await page.locator(".label-paper label").filter({ hasText: paper }).click();
  await page.getByRole("button", { name: labels("make.submit") }).click();
  await expect(page.getByRole("img", { name: labels("run.sheetOf", { sheet: 1, all: 1 }) })).toBeVisible();
}
const confirm = async (page: Page) => {
  await page.getByRole("button", { name: labels("run.confirm") }).click();
  await expect(page.getByRole("button", { name: labels("run.confirm") })).toHaveCount(0);
};
/** How large the pages are that the print style sheet makes, in millimetres. */
async function printed(page: Page): Promise<string[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  return [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [width, height].map((points) => Math.round((Number(points) * 25.4) / 72)).join(" × "));
}
const onList = (page: Page) => page.locator(".label-count li").filter({ hasText: SCENT.name });

test.use({ viewport: { width: 820, height: 1180 } });

test("a price goes up behind an old label: the till takes the label's and says why, the label is reprinted, and then it is gone from the list", async ({ page, behind, another, baseURL }) => {
  await behind.setPrice(SCENT.sku, OLD);
  await behind.bring(SCENT.sku, STORE.handle, 2);
  await atWork(page, CASHIER);
  await hang(page, "things", /57 × 32/);
  expect(await printed(page), "one label of a roll is one page").toEqual(["57 × 32"]);
  await confirm(page);

  await behind.setPrice(SCENT.sku, NEW);
  await page.goto(`${STORE.at}/goods/${SCENT.gtin}`);
  const notice = page.locator(".said-warn");
  await expect(notice).toContainText(goods("shelf.title"));
  await expect(notice).toContainText(/42,00.*48,00/s);
  await expectForEverybody(page, [820, 360], 1_400);
  await page.setViewportSize({ width: 820, height: 1_180 });

  await page.goto(`${STORE.at}/till`);
  await expect(page.getByLabel(till("scan.label"))).toBeFocused();
  await shoot(page, `${goodsLink({ gtin: SCENT.gtin, place: STORE.handle }, baseURL ?? "")}&price=1`);
  const line = page.locator(".till-lines > li").filter({ hasText: SCENT.name });
  await expect(line.locator(".till-money b")).toHaveText(/42,00/);
  await expect(line.locator(".till-money s")).toHaveText(/48,00/);
  await expect(line.locator(".till-label")).toContainText(/42,00.*48,00/s);
  await expect(page.locator(".till-total dd")).toHaveText(/42,00/);
  await expectForEverybody(page, [820, 360], 1_400);
  await page.setViewportSize({ width: 820, height: 1_180 });
  await page.keyboard.press("F12");
  await page.keyboard.type("5000");
  await page.keyboard.press("F12");
  await expect(page.locator(".till-change b")).toHaveText(/8,00/);
  const sold = await behind.lastSold(SCENT.sku);
  expect(sold).toMatchObject({ unitAmount: NEW, discount: NEW - OLD, total: OLD, said: OLD });
  const rows = await page.evaluate(async (number) => (await fetch("/api/staff/receipt", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ number }) })).text(), sold.number);
  expect(rows).toContain(slip("label", { price: sayMoney(minorOf(OLD), "EUR", "it") }));

  await page.goto(`${STORE.at}/tasks`);
  await page.getByRole("listitem").filter({ hasText: staff("tasks.reprint.meta") }).getByRole("link").click();
  await page.getByText(labels("show")).click();
  await expect(onList(page)).toContainText(labels("why.stale"));
  await expect(onList(page)).toContainText(/42,00.*48,00/s);
  await expectForEverybody(page, [820, 360], 3_600);
  await page.setViewportSize({ width: 820, height: 1_180 });

  const manager = await another();
  await atWork(manager, MANAGER);
  await manager.goto(`${STORE.at}/labels`);
  const honoured = manager.getByRole("region", { name: labels("honoured.title") });
  await expect(honoured.getByRole("listitem").filter({ hasText: SCENT.name }).first()).toContainText(/42,00.*48,00.*6,00/s);
  await expectForEverybody(manager, [820, 360], 3_600);

  await hang(page, "reprint", /3 × 8 da 70/);
  expect(new Set(await printed(page)), "sheets as large as they are").toEqual(new Set(["210 × 297"]));
  await expectForEverybody(page, [820, 360], 3_600);
  await confirm(page);
  await page.goto(`${STORE.at}/labels`);
  await expect(onList(page)).toHaveCount(0);
  await page.goto(`${STORE.at}/goods/${SCENT.gtin}`);
  await expect(page.getByRole("region", { name: goods("shelf.label") })).toContainText(/48,00/);
  await page.getByRole("button", { name: goods("shelf.ask.damaged") }).click();
  await expect(page.getByText(goods("shelf.why.damaged"))).toBeVisible();
  await behind.setPrice(SCENT.sku, OLD);
});
