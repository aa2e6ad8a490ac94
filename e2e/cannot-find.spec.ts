import type { Page } from "@playwright/test";
import { field, order, payBy, putInBag, toCheckout } from "./buying";
import { letterTo, linkIn } from "./letters";
import { type Person, somebody } from "./people";
import { expect, test } from "./shop";
import type { Behind } from "./behind";
import { say } from "./words";

const STORE = "Corso Como";
const [HANDLE, SKU] = ["lampada-fungo", "BL-LIG-11-BORD"];
const t = say("it", "order");

/** Buys a lamp to be collected in the store; answers the order's number. */
async function collected(page: Page, behind: Behind, who: Person): Promise<string> {
  await putInBag(page, HANDLE, SKU);
  await toCheckout(page);
  await page.locator("label").filter({ hasText: STORE }).first().click();
  await expect(page.getByRole("radio", { name: new RegExp(STORE) }).first()).toBeChecked();
  await expect(field(page, say("it", "checkout")("street")), "nothing is sent").toHaveCount(0);
  await field(page, say("it", "checkout")("name")).fill(who.name);
  await field(page, say("it", "checkout")("email")).fill(who.email);
  await order(page);
  await payBy(page, "success");
  await expect(page.getByRole("heading", { level: 1, name: t("standing.thanks") })).toBeVisible();
  const [made] = await behind.orders(who.email);
  return made?.number ?? "";
}

test("a piece can't be found: the buyer sees it at once and takes it from another store; a second choice, by the letter's link on another device, is too late", async ({ page, behind, another }) => {
  const anna = somebody("Anna Prova");
  const number = await collected(page, behind, anna);
  const letter = await letterTo(behind, anna.email);
  await behind.cannotFind(number);
  await expect(page.getByRole("heading", { level: 1, name: t("standing.asked") }), "without a reload").toBeVisible();

  const phone = await another();
  await phone.addInitScript(() => Object.assign(window, { EventSource: class { close() {} } })); // hears nothing: a device that was away
  await phone.goto(linkIn(letter, say("it", "mails-order")("received.follow")));
  await expect(phone.getByRole("heading", { level: 1, name: t("standing.asked") })).toBeVisible();

  const way = page.getByRole("button", { name: new RegExp(t("choice.store", { place: "" }).trim()) }).first();
  const store = (await way.innerText()).split("\n")[0]?.replace(t("choice.store", { place: "" }), "").trim() ?? "";
  await way.click();
  await expect(page.getByRole("heading", { level: 1, name: t("standing.thanks") })).toBeVisible();
  await expect(page.getByRole("heading", { level: 3, name: t("collect", { place: store }) })).toBeVisible();
  expect(store).not.toBe(STORE);

  await phone.getByRole("button", { name: new RegExp(t("choice.money")) }).click();
  await expect(phone.getByRole("main"), "chosen already on the other device").toContainText(t("choice.refused.not-asked"));
  await phone.reload();
  await expect(phone.getByRole("heading", { level: 3, name: t("collect", { place: store }) })).toBeVisible();
  expect((await behind.orders(anna.email))[0]).toMatchObject({ state: "paid", refunded: 0 });
});

test("a piece can't be found: it is sent at no charge to the address that is typed", async ({ page, behind }) => {
  const bice = somebody("Bice Prova");
  const number = await collected(page, behind, bice);
  await behind.cannotFind(number);
  await page.locator("summary").filter({ hasText: t("choice.parcel") }).click();
  const a = say("it", "account");
  await page.getByRole("button", { name: t("choice.parcelGo") }).click();
  await expect(page.getByText(say("it", "forms")("problems.missing")).or(page.getByText(say("it", "forms")("problems.postcode"))).first()).toBeVisible();
  for (const [name, text] of [["street", "Via delle Prove 7"], ["postcode", "20154"], ["province", "MI"], ["city", "Milano"]] as const) await field(page, a(`address.${name}`)).fill(text);
  await page.getByRole("button", { name: t("choice.parcelGo") }).click();
  await expect(page.getByRole("heading", { level: 3, name: t("deliver") })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Via delle Prove 7");
  expect((await behind.orders(bice.email))[0]).toMatchObject({ state: "paid", refunded: 0 });
});

test("before the picking begins the buyer takes another store, names somebody else, then cancels", async ({ page, behind }) => {
  const cleo = somebody("Cleo Prova");
  await collected(page, behind, cleo);
  const changes = page.locator("summary").filter({ hasText: t("change.title") });
  await changes.click();
  const way = page.getByRole("button", { name: new RegExp(`^${t("change.store", { place: "" }).trim()}`) }).first();
  const store = (await way.innerText()).split("\n")[0]?.replace(t("change.store", { place: "" }), "").trim() ?? "";
  await way.click();
  await expect(page.getByRole("heading", { level: 3, name: t("collect", { place: store }) })).toBeVisible();
  await page.locator("summary").filter({ hasText: t("collector.send") }).click();
  await field(page, t("collector.name")).fill("Ugo Prova");
  await page.getByRole("button", { name: t("collector.save") }).click();
  await expect(page.getByText(t("collector.also", { name: "Ugo Prova" }))).toBeVisible();
  await expect.poll(async () => (await behind.mails(cleo.email)).map((m) => m.kind)).toContain("collector-named");
  if (!(await page.getByRole("button", { name: new RegExp(t("change.drop")) }).isVisible())) await changes.click();
  await page.getByRole("button", { name: new RegExp(t("change.drop")) }).click();
  await expect(page.getByRole("heading", { level: 1, name: t("standing.cancelled") })).toBeVisible();
  await expect.poll(async () => (await behind.orders(cleo.email))[0]).toMatchObject({ state: "cancelled", refunded: 18_900 });
});
