import { sayNumber } from "@/lib/orders/rules";
import { atWork, CASHIER, shoot } from "./counter";
import { expectForEverybody } from "./judge";
import { HOME, somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const [till, goods, forms] = [say("it", "till"), say("it", "staff-goods"), say("it", "forms")];
const LAMP = { sku: "BL-LIG-15-ROSS", name: "Lampada Studio" };
const DESK = { width: 1180, height: 820 };

test.use({ viewport: DESK, isMobile: false, hasTouch: false });

test("a lamp that only the warehouse in Lodi holds is sold at Corso Como: scanned, sent to the customer's address, paid here in cash, held there", async ({ page, behind, watched }) => {
  watched.allow(/409 \(Conflict\)/); // there is none here
  await behind.leaveOnly(LAMP.sku, 3);
  await atWork(page, CASHIER);
  await page.getByRole("link", { name: till("title"), exact: true }).first().click();
  await expect(page.getByLabel(till("scan.label"))).toBeFocused();
  await shoot(page, LAMP.sku);
  await expect(page.locator(".till-said")).toHaveText(till("refused.sold-out"));
  await page.getByRole("link", { name: till("elsewhere") }).click();
  await expect(page.getByRole("heading", { level: 1, name: LAMP.name })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Lodi" })).toBeVisible();
  await page.getByRole("button", { name: goods("sell.deliver") }).click();
  await expect(page.locator(".till-total dd")).toHaveText(/129,00/);
  await expect(page.getByText(till("way.deliver"))).toBeVisible();

  await page.keyboard.press("F12");
  await expect(page.getByRole("heading", { name: till("buyer.titleSent") })).toBeVisible();
  const rosa = somebody("Rosa Prova");
  const field = (name: string) => page.getByLabel(till(`buyer.${name}`), { exact: true });
  await expect(field("name"), "ready to be typed into").toBeFocused();
  await field("name").fill(rosa.name);
  await field("email").fill("rosa@posta");
  await field("street").fill("Via delle Prove");
  await field("postcode").fill("2015");
  await page.keyboard.press("Enter");
  await expect(page.getByText(forms("problems.email"))).toBeVisible();
  await expect(page.getByText(forms("problems.postcode"))).toBeVisible();
  await expect(field("name"), "what was typed is kept").toHaveValue(rosa.name);
  await expectForEverybody(page, [820, 360], 1_600);
  await page.setViewportSize(DESK);
  await field("email").fill(rosa.email);
  await field("street").fill(HOME.street);
  await field("postcode").fill(HOME.postcode);
  await field("city").fill(HOME.city);
  await field("province").fill(HOME.province);
  await page.keyboard.press("Enter");
  await expect(page.locator(".till-due > b")).toHaveText(/129,00/);
  await expect(page.getByText(HOME.street)).toBeVisible();
  await page.keyboard.type("15000");
  await page.keyboard.press("F12");
  await expect(page.locator(".till-change b")).toHaveText(/21,00/);

  const [sold] = await behind.orders(rosa.email);
  expect(sold).toMatchObject({ state: "paid", total: 12_900, captured: 12_900 });
  expect(await behind.parts(sold?.number ?? "")).toEqual([{ kind: "deliver", place: "lodi-magazzino", state: "planned", held: 1 }]);
  expect(await behind.stock(LAMP.sku)).toMatchObject({ held: 1 });
  await page.getByRole("link", { name: till("sold.receipt") }).click();
  await expect(page.getByRole("main"), "the receipt names it").toContainText(LAMP.name);
  await expect(page.getByRole("main")).toContainText("129,00");
  await expect.poll(async () => (await behind.mails(rosa.email)).find((mail) => mail.kind === "order-received")?.text ?? "", { message: "the letter names the lamp, the address and the order" }).toMatch(new RegExp(`${LAMP.name}[\\s\\S]*${HOME.street}|${HOME.street}[\\s\\S]*${LAMP.name}`));
  expect((await behind.mails(rosa.email)).map((mail) => mail.text).join()).toContain(sayNumber(sold?.number ?? ""));
});
