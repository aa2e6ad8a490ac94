import { addresses } from "@/components/shop/addresses";
import { awake } from "./awake";
import { aLampCollected, enter } from "./bringing";
import { fillIn, order, payBy, putInBag, toCheckout } from "./buying";
import { CASHIER, COUNTER } from "./counter";
import { signIn } from "./entering";
import { expectForEverybody } from "./judge";
import { CLARA, somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const t = say("it", "admin-care");
const ADA = { name: "Ada Ascolta", email: "ada.ascolta@bottegalume.example", password: "risposta-gentile-8" };
const OFFICE = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };
const IN_OFFICE = [[1_440, 820], 2_400] as const;

test("a customer calls: found by their address, read in one page, a note for colleagues and credit with words that they read", async ({ page: customer, another, behind }) => {
  await customer.goto(addresses("it").signIn());
  await signIn(customer, CLARA);
  await expect(customer).toHaveURL(/\/account/);
  await putInBag(customer, "penna-ottone", "BL-STA-32-OTTO");
  await toCheckout(customer);
  await fillIn(customer, CLARA);
  await order(customer);
  await payBy(customer, "success");
  await expect(customer.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();
  const number = (await behind.orders(CLARA.email)).at(-1)?.number ?? "";
  const shown = `${number.slice(0, 4)}-${number.slice(4)}`;

  const desk = await another(OFFICE);
  await enter(desk, "/admin/care", ADA);
  await expect(desk.getByRole("heading", { level: 1, name: t("title") })).toBeVisible();
  await expectForEverybody(desk, ...IN_OFFICE);
  await desk.setViewportSize(OFFICE.viewport);
  await desk.getByRole("searchbox").fill(CLARA.email);
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("link", { name: shown })).toBeVisible();
  await expectForEverybody(desk, ...IN_OFFICE);
  await desk.setViewportSize(OFFICE.viewport);
  await desk.getByRole("link", { name: shown }).click();
  await expect(desk.getByRole("heading", { level: 1, name: t("order", { number: shown }) })).toBeVisible();
  await expect(desk.getByText(t("happened.order.paid"), { exact: true })).toBeVisible();
  await awake(desk.getByRole("button", { name: t("note.submit") }));
  await desk.getByLabel(t("note.label")).fill("Ha chiamato: il pacco era ammaccato.");
  await desk.getByRole("button", { name: t("note.submit") }).click();
  await expect(desk.getByText(t("happened.note", { by: "Ada Ascolta" }))).toBeVisible();
  await desk.getByLabel(t("credit.amount"), { exact: true }).fill("25");
  await desk.getByLabel(t("credit.reason")).fill("Ci dispiace per il pacco ammaccato.");
  await desk.getByRole("button", { name: t("credit.submit") }).click();
  await expect(desk.getByRole("alert").filter({ hasText: "20,00" }), "more than there is for one order").toBeVisible();
  await desk.getByLabel(t("credit.amount"), { exact: true }).fill("10,00");
  await desk.getByRole("button", { name: t("credit.submit") }).click();
  await expect(desk.getByText(/Ada Ascolta ha accreditato 10,00/)).toBeVisible();
  await expectForEverybody(desk, ...IN_OFFICE);

  await customer.reload();
  await expect(customer.getByText(/ti ha accreditato 10,00.*Ci dispiace per il pacco ammaccato\./)).toBeVisible();
  await expect(customer.getByText("Ha chiamato"), "notes are for colleagues").toHaveCount(0);
  await expect.poll(async () => (await behind.mails(CLARA.email)).map(({ kind }) => kind)).toContain("care-credit");

  const till = await another(OFFICE);
  await enter(till, "/admin/care", CASHIER);
  await expect(till.getByText(t("whoMay"))).toBeVisible();
});

test("a guest calls who can't manage a return: customer service announces it for them, and their page and a letter say so", async ({ page: customer, another, behind }) => {
  const rita = somebody("Rita Prova");
  const number = await aLampCollected(customer, await another(COUNTER), behind, rita);
  const desk = await another(OFFICE);
  await enter(desk, `/admin/care/${number}`, ADA);
  await expect(desk.getByText(t("credit.guest"))).toBeVisible();
  await expectForEverybody(desk, ...IN_OFFICE);
  await desk.setViewportSize(OFFICE.viewport);
  const press = desk.getByRole("button", { name: t("giveBack.submit") });
  await awake(press);
  await press.click();
  await expect(desk.getByRole("alert").filter({ hasText: t("refused.nothing") })).toBeVisible();
  await desk.getByLabel(/Lampada Fungo/).selectOption("1");
  await press.click();
  await expect(desk.getByText(/Un reso è già annunciato/)).toBeVisible();
  await expect(customer.getByText(/Il servizio clienti ha annunciato per te un reso/), "the open page hears of it").toBeVisible();
  await expect.poll(async () => (await behind.mails(rita.email)).map(({ kind }) => kind)).toContain("return-announced");
});
