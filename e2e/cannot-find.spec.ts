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
  const store = page.getByRole("radio", { name: new RegExp(STORE) }).first();
  await store.click({ force: true }); // its card covers it
  await expect(store).toBeChecked();
  await expect(field(page, say("it", "checkout")("street")), "nothing is sent").toHaveCount(0);
  await field(page, say("it", "checkout")("name")).fill(who.name);
  await field(page, say("it", "checkout")("email")).fill(who.email);
  await order(page);
  await payBy(page, "success");
  await expect(page.getByRole("heading", { level: 1, name: t("standing.thanks") })).toBeVisible();
  const [made] = await behind.orders(who.email);
  return made?.number ?? "";
}

test("a piece can't be found: the guest opens the link of the letter and takes it from another store, once", async ({ page, behind, another }) => {
  const anna = somebody("Anna Prova");
  const number = await collected(page, behind, anna);
  const letter = await letterTo(behind, anna.email);
  await behind.cannotFind(number);

  const phone = await another();
  await phone.goto(linkIn(letter, say("it", "mails-order")("received.follow")));
  await expect(phone.getByRole("heading", { level: 1, name: t("standing.asked") })).toBeVisible();
  await page.reload();
  const way = phone.getByRole("button", { name: new RegExp(t("choice.store", { place: "" }).trim()) }).first();
  const store = (await way.innerText()).split("\n")[0]?.replace(t("choice.store", { place: "" }), "").trim() ?? "";
  await way.click();
  await expect(phone.getByRole("heading", { level: 1, name: t("standing.thanks") })).toBeVisible();
  await expect(phone.getByRole("heading", { level: 3, name: t("collect", { place: store }) })).toBeVisible();
  expect(store).not.toBe(STORE);

  await page.getByRole("button", { name: new RegExp(t("choice.money")) }).click();
  await expect(page.getByRole("main"), "chosen already on the other device").toContainText(t("choice.refused.not-asked"));
  expect((await behind.orders(anna.email))[0]).toMatchObject({ state: "paid", refunded: 0 });
});

test("a piece can't be found: it is sent at no charge to the address that is typed", async ({ page, behind }) => {
  const bice = somebody("Bice Prova");
  const number = await collected(page, behind, bice);
  await behind.cannotFind(number);
  await page.reload();
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
