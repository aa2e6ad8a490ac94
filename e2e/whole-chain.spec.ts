import type { Page } from "@playwright/test";
import { addresses } from "@/components/shop/addresses";
import { atWork, CASHIER, COUNTER, MANAGER, shoot, staff, STORE } from "./counter";
import { barcode } from "./label-video";
import { codesIn } from "./paper";
import { aHandHoldsTheCard, present } from "./reader";
import { aPhoneSeeing, putPhonesAway } from "./seeing";
import { expect, test } from "./shop";
import { say } from "./words";

const { UNICO_BASE_URL: SHOP = "http://localhost:3000" } = process.env;
const LAMP = { gtin: "02000004112011", sku: "BL-LIG-12-OTTO", name: "Lampada Sfera" };
const [aisle, bag, card, scanner, till] = [say("it", "aisle"), say("it", "cart"), say("it", "till-card"), say("it", "scanner"), say("it", "till")];
const at = addresses("it");
/** What one screen does is seen on the other within two seconds. */
const AT_ONCE = { timeout: 2_000 };
const pressed = (page: Page, role: "button" | "link", name: string) => page.getByRole(role, { name }).filter({ visible: true }).first();
const said = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });
const total = (page: Page) => page.locator(".till-total dd");

aHandHoldsTheCard();
test.afterEach(putPhonesAway);

test("from the shelf to the door: a label is scanned, a colleague brings the lamp, the bag crosses the counter, is paid there by card, and its receipt comes to the phone", async ({ another, behind }) => {
  await behind.openToday(STORE.handle, true);
  await behind.bring(LAMP.sku, STORE.handle, 3);

  const phone = await another(COUNTER);
  await atWork(phone, MANAGER);
  await phone.goto(`${STORE.at}/more`);
  await phone.getByLabel(staff("shownName.label")).fill("Dora");
  await phone.getByRole("button", { name: staff("shownName.submit") }).click();
  await expect(said(phone, staff("shownName.done"))).toBeVisible();
  const listens = phone.waitForResponse(/\/api\/staff\/live/);
  await phone.goto(`${STORE.at}/tasks`);
  await listens;

  const { page: shopper, complaints } = await aPhoneSeeing(await barcode(`${SHOP}/01/${LAMP.gtin}?place=${STORE.handle}`, "QRCode"), "sharp");
  await shopper.goto(at.scan);
  await shopper.getByRole("button", { name: scanner("shopper.here.open") }).click();
  await shopper.waitForURL((url) => url.pathname === at.inStore(STORE.handle, "lampada-sfera"));
  await expect(shopper.getByText(aisle("strip.here", { place: STORE.name }))).toBeVisible();

  await pressed(shopper, "button", aisle("bring.open")).click();
  await shopper.getByLabel(aisle("bring.spot")).fill("sotto l’orologio");
  await shopper.getByRole("button", { name: aisle("bring.submit") }).click();
  await expect(said(shopper, aisle("bring.state.asked.title")), "what becomes of it is what they see").toBeInViewport();
  const wish = phone.getByRole("listitem").filter({ hasText: "sotto l’orologio" });
  await expect(wish).toContainText(LAMP.name, AT_ONCE);
  await expect(phone.getByRole("link", { name: new RegExp(`${staff("more.title")}.*${staff("atRisk")}`) }), "every page of theirs counts who waits").toBeVisible(AT_ONCE);
  await wish.getByRole("button", { name: staff("tasks.accept") }).click();
  await expect(said(shopper, aisle("bring.state.accepted.title", { name: "Dora" }))).toBeVisible(AT_ONCE);
  await wish.getByRole("button", { name: staff("tasks.brought") }).click();
  await expect(said(shopper, aisle("bring.state.brought.title"))).toBeVisible(AT_ONCE);

  await expect(shopper.getByRole("radio", { name: aisle("take.along") })).toBeChecked();
  const before = await behind.stock(LAMP.sku);
  await pressed(shopper, "button", aisle("take.add")).click();
  await expect(shopper.getByRole("status").filter({ hasText: say("it", "product")("buy.added", { title: LAMP.name }) })).toBeVisible();
  await shopper.goto(at.cart);
  await pressed(shopper, "link", bag("atTill.button")).click();
  const sign = await shopper.getByText(/^[0-9A-Z]{3}-[0-9A-Z]{3,5}$/).innerText();
  expect(await behind.stock(LAMP.sku), "it is in their hands, and nothing is held").toEqual(before);
  await shopper.goto(at.checkout);
  await expect(shopper.getByRole("heading", { level: 1, name: say("it", "checkout")("atTill.title") }), "the phone alone doesn’t pay for it").toBeVisible();
  await shopper.goto(at.cart);

  const counter = await another({ viewport: { width: 1180, height: 820 }, isMobile: false, hasTouch: false });
  await atWork(counter, CASHIER);
  await counter.goto(`${STORE.at}/till`);
  await expect(counter.getByLabel(till("scan.label"))).toBeFocused();
  await shoot(counter, sign);
  await expect(counter.getByText(till("customer.phone"))).toBeVisible();
  const one = await total(counter).innerText();
  await shopper.getByRole("button", { name: bag("more") }).click();
  await expect(total(counter), "the till hears what the phone does").not.toHaveText(one, AT_ONCE);
  await counter.getByRole("button", { name: till("line.fewer", { title: LAMP.name }) }).click();
  await expect(total(counter)).toHaveText(one);
  await expect(shopper.getByText(one).filter({ visible: true }).first(), "and the phone what the till does").toBeVisible(AT_ONCE);

  await counter.keyboard.press("F12");
  await expect(counter.locator(".till-due > b")).toHaveText(one);
  await counter.getByRole("button", { name: till("tender.card"), exact: true }).click();
  await counter.keyboard.press("F12");
  await expect(counter.getByRole("heading", { name: card("client.state.waiting.title") })).toBeVisible();
  await present("success");
  await expect(counter.getByText(till("sold.title"), { exact: true })).toBeVisible();
  expect(await behind.lastSale(STORE.handle)).toMatchObject({ state: "fulfilled", tenders: [expect.stringMatching(/^card-present \d+ captured$/)], drawer: 0 });
  await expect(shopper.getByText(bag("empty")), "what was sold has left the phone’s bag").toBeVisible();
  expect(await behind.stock(LAMP.sku)).toEqual({ ...before, onHand: before.onHand - 1 });

  await counter.getByRole("link", { name: till("sold.receipt") }).click();
  const [receipt = ""] = await codesIn(await counter.locator(".receipt-qr .qr").screenshot());
  await shopper.goto(receipt);
  await expect(shopper).toHaveURL(/\/it\/orders\/[0-9A-Z]{8}\/slip$/);
  await expect(shopper.getByRole("main")).toContainText(LAMP.name);
  expect(complaints).toEqual([]);
});
