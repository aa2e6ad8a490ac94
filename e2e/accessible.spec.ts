import { addresses } from "@/components/shop/addresses";
import { atWork, card, CASHIER, codeOn, MANAGER, findAtCounter, hand, numberOf, pick, shoot, staff, STORE, toCollect } from "./counter";
import { DESK } from "./devices";
import { field, fillIn, openAwake, order, payBy, putInBag, toCheckout } from "./buying";
import { signIn } from "./entering";
import { CLARA } from "./people";
import { LISTS, PERSONAL, STAFF, STATIC } from "./every-page";
import { expectForEverybody } from "./judge";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const at = addresses("it");
test.use({ ...DESK, trace: "off" }); // a trace holds the page still at each of axe's steps

for (const [name, path] of Object.entries({ ...STATIC, ...LISTS, ...PERSONAL })) {
  test(`for everybody: ${name}`, async ({ page }) => {
    await page.goto(path);
    await expectForEverybody(page);
  });
}

test("for everybody: a page that isn't there", async ({ page, watched }) => {
  watched.allow(/status of 404/);
  await page.goto("/it/p/non-esiste");
  await expectForEverybody(page);
});

test("for everybody: menu, cookie choice and bag drawer", async ({ page }) => {
  const frame = say("it", "frame");
  await openAwake(page, at.product("tazza-alba", "BL-CER-02-CREM"));
  await page.getByRole("button", { name: say("it", "product")("buy.add") }).first().click();
  await expect(page.getByRole("dialog", { name: say("it", "cart")("title") }).getByRole("link", { name: "Tazza Alba" })).toBeVisible();
  await expectForEverybody(page);
  await page.setViewportSize(DESK.viewport);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: frame("consent.choose") }).click();
  await expect(page.getByRole("dialog", { name: frame("consent.dialogTitle") })).toBeVisible();
  await expectForEverybody(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: frame("header.menu") }).click();
  await expectForEverybody(page);
});

test("for everybody: bag, checkout, checkout with faults, order", async ({ page }) => {
  await putInBag(page, "moka-ottagono", "BL-KIT-16-ALLU");
  await page.goto(at.cart);
  await expectForEverybody(page);
  await page.setViewportSize(DESK.viewport);
  await toCheckout(page);
  await expectForEverybody(page);
  await page.getByRole("button", { name: say("it", "checkout")("pay") }).click();
  await expect(page.getByRole("alert").filter({ hasText: say("it", "checkout")("refused.bad-input") })).toBeVisible();
  await expectForEverybody(page);
  await fillIn(page, somebody("Sara Prova"));
  await order(page);
  await expectForEverybody(page);
  await payBy(page, "success");
  await expect(page.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();
  await expectForEverybody(page);
});

test("for everybody: account, addresses, order history", async ({ page }) => {
  await signIn(page, CLARA);
  for (const path of [at.account, `${at.account}/addresses`, at.orders]) {
    await page.goto(path);
    await expectForEverybody(page);
  }
});

test("for everybody: the office's messages, orders, payments and health", async ({ page }) => {
  const t = say("it", "office");
  await page.goto("/admin/messages");
  await page.getByLabel(t("email")).fill("dora.direttrice@bottegalume.example");
  await page.getByLabel(t("password")).fill("chiavi-di-bottega-4");
  await page.getByRole("button", { name: t("enter") }).click();
  await expect(page.getByRole("heading", { level: 1, name: t("messages.title") })).toBeVisible();
  await expectForEverybody(page);
  for (const path of ["orders", "payments", "doctor"]) {
    await page.goto(`/admin/${path}`);
    await expect(page.getByRole("heading", { level: 1, name: say("it", `admin-${path}`)("title") })).toBeVisible();
    await expectForEverybody(page);
  }
});

/** A colleague's phone, and the tablet at the counter; so tall that nothing lies below the bar at the foot, which axe does not scroll away. */
const IN_STORE = [[820, 360], 2_400] as const;

test("for everybody: every page of a store's own", async ({ page }) => {
  await atWork(page, MANAGER);
  for (const path of Object.values(STAFF)) {
    await page.goto(path);
    await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
    await expectForEverybody(page, ...IN_STORE);
  }
});

test("for everybody: a store's queue, picking, the counter, and what is put back", async ({ page, another, behind }) => {
  const [eva, sku, t] = [somebody("Eva Prova"), "BL-LIG-11-PANN", say("it", "order")];
  await behind.bring(sku, STORE.handle, 1);
  const customer = await another();
  await toCollect(customer, eva, ["lampada-fungo", sku]);
  await payBy(customer, "success");
  await customer.locator("summary").filter({ hasText: t("collector.send") }).click();
  await field(customer, t("collector.name")).fill("Ugo Prova");
  await customer.getByRole("button", { name: t("collector.save") }).click();
  await expect(customer.getByText(t("collector.also", { name: "Ugo Prova" }))).toBeVisible();
  const number = await numberOf(behind, eva);

  await atWork(page, CASHIER);
  await expect(card(page, number)).toBeVisible();
  await expectForEverybody(page, ...IN_STORE);
  await card(page, number).getByRole("link").click();
  await expect(page.getByRole("button", { name: pick("take.submit") })).toBeVisible();
  await expectForEverybody(page, ...IN_STORE);
  await page.getByRole("button", { name: pick("take.submit") }).click();
  await expect(page.getByLabel(pick("client.bar.label")), "the script has come").toBeFocused();
  await expectForEverybody(page, ...IN_STORE);
  await page.getByRole("button", { name: pick("client.cantFind.open") }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectForEverybody(page, ...IN_STORE);
  await page.keyboard.press("Escape");
  await shoot(page, "BL-LIG-11-SALV");
  await expect(page.getByRole("alert").filter({ hasText: pick("client.scan.wrong") })).toBeVisible();
  await expectForEverybody(page, ...IN_STORE);
  await shoot(page, sku);
  await page.getByLabel(pick("client.ready.shelf")).fill("p31");
  await expectForEverybody(page, ...IN_STORE);
  await page.getByRole("button", { name: pick("client.ready.submit") }).click();
  await expect(page.getByRole("heading", { level: 2, name: pick("over.ready") })).toBeVisible();
  await expectForEverybody(page, ...IN_STORE);

  await page.goto(`${STORE.at}/hand-over`);
  await expectForEverybody(page, ...IN_STORE);
  await findAtCounter(page, number);
  await expect(page.getByRole("region", { name: hand("give.byDocument") })).toBeVisible();
  await expectForEverybody(page, ...IN_STORE);
  await customer.reload();
  await findAtCounter(page, await codeOn(customer, number));
  await expect(page.getByRole("main")).toContainText(hand("state.proved.title"));
  await page.getByRole("button", { name: hand("give.submit"), exact: true }).click();
  await expect(page.getByText(hand("problems.who")), "who is there is asked").toBeVisible();
  await expectForEverybody(page, ...IN_STORE);

  await behind.letWait(number.replace("-", ""), { ready: 73, left: -1 });
  await expect.poll(async () => (await behind.orders(eva.email))[0]?.state).toBe("cancelled");
  await page.goto(STORE.at);
  await page.getByRole("button", { name: new RegExp(staff("tabs.putBack")) }).click();
  await expect(card(page, number)).toBeVisible();
  await expectForEverybody(page, ...IN_STORE);
  await page.goto(`${STORE.at}/more`);
  await expectForEverybody(page, ...IN_STORE);
});

test("for everybody: the label of what is no longer sold", async ({ page, behind }) => {
  await behind.noLongerSold("portaincenso-pietra", true);
  try {
    await page.goto("/01/02000004138011?place=milano-corso-como");
    await expect(page).toHaveURL(new RegExp(`${at.past("portaincenso-pietra")}$`));
    await expectForEverybody(page);
  } finally {
    await behind.noLongerSold("portaincenso-pietra", false);
  }
});

test("for everybody: somebody asks at the shelf, and takes it along", async ({ page, another, behind }) => {
  const aisle = say("it", "aisle");
  await behind.openToday(STORE.handle, true);
  await behind.bring("BL-LIG-12-CROM", STORE.handle, 1);
  await atWork(await another(), CASHIER);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(at.inStore(STORE.handle, "lampada-sfera", "BL-LIG-12-CROM"));
  await page.getByRole("button", { name: aisle("bring.open") }).filter({ visible: true }).first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectForEverybody(page);
  await page.getByRole("button", { name: aisle("bring.submit") }).click();
  await expect(page.getByRole("status").filter({ hasText: aisle("bring.state.asked.title") })).toBeVisible();
  await expectForEverybody(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: aisle("take.add") }).filter({ visible: true }).first().click();
  await expect(page.getByRole("status").filter({ hasText: say("it", "product")("buy.added", { title: "Lampada Sfera" }) })).toBeVisible();
  await page.goto(`${at.cart}#till`);
  await expect(page.getByText(/^[0-9A-Z]{3}-[0-9A-Z]{3,5}$/)).toBeVisible();
  await expectForEverybody(page);
  await page.goto(at.checkout);
  await expectForEverybody(page);
});
