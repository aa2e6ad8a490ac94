import { bagLink, expectInBag, field, fillIn, order } from "./buying";
import { linkIn } from "./letters";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { cardWords, say } from "./words";

const LAMP = "BL-LIG-11-BORD";

test("a guest buys a lamp in Italian on a phone: stock, mail and receipt agree", async ({ page, behind, another }) => {
  const anna = somebody("Anna Prova");
  const before = await behind.stock(LAMP);
  const frame = say("it", "frame");

  await page.goto("/");
  await expect(page).toHaveURL(/\/it$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("it", "home")("headline"));
  await page.getByRole("button", { name: frame("header.menu") }).click();
  await page.getByRole("dialog", { name: frame("header.menu") }).getByRole("link", { name: "Illuminazione" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Illuminazione" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Lampada Fungo" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Lampada Fungo" })).toBeVisible();
  await page.getByRole("radio", { name: "Bordeaux" }).check({ force: true }); // its swatch covers it
  await expect(page).toHaveURL(new RegExp(`v=${LAMP}`));
  await page.getByRole("button", { name: say("it", "product")("buy.add") }).first().click();
  await expectInBag(page, 1);

  await bagLink(page).click();
  await expect(page.getByRole("heading", { level: 1, name: say("it", "cart")("title") })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: say("it", "cart")("checkout") }).click();
  await expect(page.getByRole("heading", { level: 1, name: say("it", "checkout")("title") })).toBeVisible();
  await fillIn(page, anna);
  await order(page);
  expect(await behind.stock(LAMP), "held while she pays").toEqual({ onHand: before.onHand, held: before.held + 1 });

  const card = cardWords("it");
  await field(page, card.number).pressSequentially("4242424242424242");
  await field(page, card.expiry).pressSequentially("1234");
  await field(page, card.cvc).fill("123");
  await field(page, card.name).fill(anna.name);
  await page.getByRole("button", { name: new RegExp(`^${card.pay("")}\\s*189,00`) }).click();

  const order_ = say("it", "order");
  await expect(page.getByRole("heading", { level: 1, name: order_("standing.thanks") })).toBeVisible();
  const [made] = await behind.orders(anna.email);
  expect(made).toMatchObject({ state: "paid", total: 18_900, captured: 18_900 });
  const number = made?.number.replace(/^(.{4})/, "$1-") ?? "";
  await expect(page.getByRole("main")).toContainText(number);
  expect(await behind.stock(LAMP), "promised to her order").toEqual({ onHand: before.onHand, held: before.held + 1 });
  await page.goto("/it");
  await expect(bagLink(page), "the bag is empty again").toHaveAccessibleName(frame("header.bag"));

  await expect.poll(() => behind.mails(anna.email)).toHaveLength(1);
  const [mail] = await behind.mails(anna.email);
  expect(mail).toMatchObject({ kind: "order-received", locale: "it", subject: say("it", "mails-order")("received.subject", { number }) });

  const elsewhere = await another();
  await elsewhere.goto(linkIn(mail, say("it", "mails-order")("received.follow")));
  await expect(elsewhere.getByRole("main")).toContainText(number);
  await expect(elsewhere.getByRole("main")).toContainText("Lampada Fungo");
  const downloading = elsewhere.waitForEvent("download");
  await elsewhere.getByRole("link", { name: order_("receipt", { number: "" }).trim() }).click();
  const receipt = await downloading;
  expect(receipt.suggestedFilename()).toMatch(/^ricevuta-.*\.pdf$/);
  const chunks = await (await receipt.createReadStream()).toArray();
  expect(Buffer.concat(chunks as Buffer[]).subarray(0, 5).toString()).toBe("%PDF-");
});
