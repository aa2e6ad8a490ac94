import { enter } from "./bringing";
import { awake } from "./awake";
import { CASHIER } from "./counter";
import { expectForEverybody } from "./judge";
import { expect, test } from "./shop";
import { say } from "./words";

const t = say("it", "admin-prices");
const ALDO = { name: "Aldo Acquisti", email: "aldo.acquisti@bottegalume.example", password: "listino-di-marzo-2" };
const OFFICE = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };
const IN_OFFICE = [[1_440, 820], 2_400] as const;
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("a buyer plans a reduction: one that the law calls none is refused with the price that stands against it, one that is waits for its day and can be taken back", async ({ another }) => {
  const desk = await another(OFFICE);
  await enter(desk, "/admin/prices", ALDO);
  await expect(desk.getByRole("heading", { level: 1, name: t("title") })).toBeVisible();
  await desk.goto("/admin/prices?q=portapenne");
  await expect(desk.getByRole("row").filter({ hasText: "Portapenne" })).toHaveCount(3);
  await expectForEverybody(desk, ...IN_OFFICE);
  await desk.setViewportSize(OFFICE.viewport);
  await desk.locator("[data-row]").filter({ visible: true }).first().click();
  const panel = desk.getByRole("complementary");
  const submit = panel.getByRole("button", { name: t("form.submit") });
  await awake(submit);
  await expectForEverybody(desk, ...IN_OFFICE);
  await desk.setViewportSize(OFFICE.viewport);
  const plan = async (amount: string) => {
    await panel.getByLabel(t("form.kind")).selectOption("reduced");
    await panel.getByLabel(t("form.from")).fill(dayIn(3));
    await panel.getByLabel(t("form.until")).fill(dayIn(6));
    await panel.getByLabel(t("form.amount")).fill(amount);
    await panel.getByLabel(t("form.reason")).last().fill("Saldi di prova");
    await submit.click();
  };
  await plan("999");
  await expect(panel.getByRole("alert").filter({ hasText: /Nei 30 giorni prima è costato/ })).toBeVisible();
  await plan("1,50");
  await expect(panel.getByRole("row").filter({ hasText: t("steps.planned") }).filter({ hasText: "1,50" })).toContainText("Aldo Acquisti");
  await desk.locator("summary").filter({ hasText: t("filters.show") }).click();
  await desk.getByRole("link", { name: t("values.show.planned") }).click();
  await expect(desk.getByRole("row").filter({ hasText: "1,50" }).first()).toBeVisible();
  await expectForEverybody(desk, ...IN_OFFICE);
  await desk.setViewportSize(OFFICE.viewport);
  const back = panel.getByRole("button", { name: t("form.withdraw") });
  await awake(back);
  await panel.getByLabel(t("form.reason")).first().fill("Non si fa più");
  await back.click();
  await expect(back).toHaveCount(0);

  const carlo = await another(OFFICE);
  await enter(carlo, "/admin/prices", CASHIER);
  await carlo.getByRole("link", { name: /Vaso Onda/ }).first().click();
  await expect(carlo.getByRole("complementary")).toBeVisible();
  await expect(carlo.getByRole("button", { name: t("form.submit") }), "who sells reads the list, and doesn’t write it").toHaveCount(0);
});
