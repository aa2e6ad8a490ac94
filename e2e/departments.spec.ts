import { awake } from "./awake";
import { enter } from "./bringing";
import { CASHIER } from "./counter";
import { expectForEverybody } from "./judge";
import { expect, test } from "./shop";
import { say } from "./words";

const t = say("it", "admin-makers");
const ALDO = { name: "Aldo Acquisti", email: "aldo.acquisti@bottegalume.example", password: "listino-di-marzo-2" };
const OFFICE = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };
const IN_OFFICE = [[1_440, 820], 3_000] as const;

test("a buyer adds a department below another and a maker, and is told what can't be; a cashier may not", async ({ page: shopper, another }) => {
  const aldo = await another(OFFICE);
  await enter(aldo, "/admin/departments", ALDO);
  await expect(aldo.getByRole("heading", { level: 1, name: t("departments.title") })).toBeVisible();
  await expectForEverybody(aldo, ...IN_OFFICE);
  await aldo.setViewportSize(OFFICE.viewport);
  const save = aldo.getByRole("button", { name: t("save") });
  const saved = () => expect(aldo.getByRole("main").getByText(t("saved"))).toBeVisible();
  await awake(save);
  const names = aldo.getByRole("textbox", { name: new RegExp(`^${t("departments.it")}, `) });
  const count = await names.count();
  const fresh = names.nth(count - 3);
  await fresh.fill(await names.nth(0).inputValue());
  await save.click();
  await expect(aldo.getByRole("alert").filter({ hasText: "c’è due volte" })).toBeVisible();
  await fresh.fill("Reparto di prova");
  await aldo.getByRole("combobox", { name: `${t("departments.parent")}, ${count - 2}`, exact: true }).selectOption({ index: 1 });
  await save.click();
  await saved();
  await expect(aldo.getByText("reparto-di-prova", { exact: true })).toBeVisible();
  await expectForEverybody(aldo, ...IN_OFFICE);
  await aldo.setViewportSize(OFFICE.viewport);
  await expect(async () => {
    await shopper.goto("/it/c/reparto-di-prova");
    await expect(shopper.getByRole("heading", { level: 1, name: "Reparto di prova" })).toBeVisible({ timeout: 1_500 });
  }).toPass();

  await aldo.goto("/admin/makers");
  await expect(aldo.getByRole("heading", { level: 1, name: t("makers.title") })).toBeVisible();
  await expectForEverybody(aldo, ...IN_OFFICE);
  await aldo.setViewportSize(OFFICE.viewport);
  await awake(save);
  const address = aldo.getByRole("textbox", { name: `${t("makers.postalAddress")}, 1`, exact: true });
  const was = await address.inputValue();
  await address.fill("");
  await save.click();
  await expect(aldo.getByRole("alert").filter({ hasText: "prodotti in vendita" })).toBeVisible();
  await address.fill(was);
  const makers = aldo.getByRole("textbox", { name: new RegExp(`^${t("makers.name")}, `) });
  await makers.nth((await makers.count()) - 3).fill("Fabbrica di prova");
  await save.click();
  await saved();

  const cashier = await another(OFFICE);
  await enter(cashier, "/admin/departments", CASHIER);
  await expect(cashier.getByText(t("whoMay"))).toBeVisible();
});
