import { awake } from "./awake";
import { enter } from "./bringing";
import { fillIn, order, payBy, putInBag, toCheckout } from "./buying";
import { numberOf, STORE, toCollect } from "./counter";
import { cardWords, say } from "./words";
import { expectForEverybody } from "./judge";
import { somebody } from "./people";
import { expect, test } from "./shop";

const t = say("it", "admin-care");
const ADA = { name: "Ada Ascolta", email: "ada.ascolta@bottegalume.example", password: "risposta-gentile-8" };
const OFFICE = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };
const IN_OFFICE = [[1_440, 820], 2_400] as const;
const BECAUSE = "Ce l’ha chiesto al telefono.";

test("a customer calls who gave the wrong address: customer service changes it, their open page and a letter say so", async ({ page: customer, another, behind }) => {
  const nora = somebody("Nora Trasloca");
  await putInBag(customer, "penna-ottone", "BL-STA-32-OTTO");
  await toCheckout(customer);
  await fillIn(customer, nora);
  await order(customer);
  await payBy(customer, "success");
  await expect(customer.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();

  const desk = await another(OFFICE);
  await enter(desk, `/admin/care/${await numberOf(behind, nora)}`, ADA);
  await desk.locator("summary").filter({ hasText: t("address.open") }).click();
  const save = desk.getByRole("button", { name: t("address.submit") });
  await awake(save);
  await desk.locator("#address-street").fill("Corso Nuovo");
  await desk.locator("#address-reason").fill(BECAUSE);
  await save.click();
  await expect(desk.getByText(say("it", "forms")("problems.no-house-number")), "an address without a number of the house").toBeVisible();
  await desk.locator("#address-street").fill("Corso Nuovo 12");
  await save.click();
  await expect(desk.getByText(t("happened.act.address", { by: "Ada Ascolta" }))).toBeVisible();
  await expect(desk.getByText(/Corso Nuovo 12/).first()).toBeVisible();
  await expectForEverybody(desk, ...IN_OFFICE);

  await expect(customer.getByText(t("shown.address", { reason: BECAUSE })), "the open page hears of it").toBeVisible();
  await expect.poll(async () => (await behind.mails(nora.email)).find(({ kind }) => kind === "address-changed")?.text ?? "").toContain("Corso Nuovo 12");
});

test("a customer calls who can’t come to that store: it waits in another, and their page says why", async ({ page: customer, another, behind }) => {
  const elio = somebody("Elio Altrove");
  await behind.bring("BL-LIG-11-PANN", STORE.handle, 2);
  await behind.bring("BL-LIG-11-PANN", "torino-via-lagrange", 2);
  await toCollect(customer, elio, ["lampada-fungo", "BL-LIG-11-PANN"]);
  const desk = await another(OFFICE);
  await enter(desk, `/admin/care/${await numberOf(behind, elio)}`, ADA);
  await expect(desk.getByText(t("pay.title"))).toBeVisible();
  await awake(desk.getByRole("button", { name: t("pay.submit") }));
  await desk.locator("#pay-link-reason").fill("Ecco il link che ha chiesto.");
  await desk.getByRole("button", { name: t("pay.submit") }).click();
  await expect(desk.getByText(t("happened.act.pay-link", { by: "Ada Ascolta" }))).toBeVisible();
  await expect.poll(async () => (await behind.mails(elio.email)).map(({ kind }) => kind)).toContain("pay-link");
  await expect(customer.getByRole("heading", { level: 1, name: cardWords("it").title })).toBeVisible();
  await payBy(customer, "success");
  await expect(customer.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();

  await desk.reload();
  const go = desk.getByRole("button", { name: t("change.submit") });
  await awake(go);
  await desk.getByLabel(/^Al posto di/).selectOption({ label: await desk.getByRole("option", { name: /Via Lagrange/ }).innerText() });
  await desk.locator("[id^=change-][id$=-reason]").fill(BECAUSE);
  await go.click();
  await expect(desk.getByText(t("happened.act.moved", { by: "Ada Ascolta" }))).toBeVisible();
  await expectForEverybody(desk, ...IN_OFFICE);
  await expect(customer.getByText(t("shown.moved", { reason: BECAUSE }))).toBeVisible();
  await expect(customer.getByRole("heading", { level: 3, name: /Via Lagrange/ })).toBeVisible();
});
