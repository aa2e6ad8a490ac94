import { addresses } from "@/components/shop/addresses";
import { awake } from "./awake";
import { enter } from "./bringing";
import { CASHIER, MANAGER } from "./counter";
import { expectForEverybody } from "./judge";
import { expect, test } from "./shop";
import { say } from "./words";

const t = say("it", "admin-products");
const ALDO = { name: "Aldo Acquisti", email: "aldo.acquisti@bottegalume.example", password: "listino-di-marzo-2" };
const OFFICE = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };
const IN_OFFICE = [[1_440, 820], 3_000] as const;
const at = "/admin/products/fermalibri-arco";

test("a buyer rewrites what a product says, a colleague who was writing too is told, and the shop shows it", async ({ page: shopper, another }) => {
  const [aldo, dora] = [await another(OFFICE), await another(OFFICE)];
  await enter(aldo, "/admin", ALDO);
  await expect(aldo, "a buyer begins at the catalogue").toHaveURL(/\/admin\/products$/);
  await aldo.goto(at);
  await enter(dora, at, MANAGER);
  const field = (page: typeof aldo, name: string, language: "it" | "en") => page.getByLabel(`${t(`editor.${name}`)} · ${t(`editor.${language}`)}`);
  for (const page of [aldo, dora]) await awake(page.getByRole("button", { name: t("editor.save") }));
  await expectForEverybody(aldo, ...IN_OFFICE);
  await aldo.setViewportSize(OFFICE.viewport);
  const was = await field(aldo, "care", "it").inputValue();
  await field(aldo, "care", "it").fill("Passa un panno asciutto, mai bagnato.");
  await expect(aldo.getByText(t("editor.unsaved"))).toBeVisible();
  await aldo.getByRole("button", { name: t("editor.save") }).click();
  await expect(aldo.getByText(t("saved"))).toBeVisible();
  await expect(aldo.getByRole("region", { name: t("edits.title") })).toContainText("Aldo Acquisti");
  await expectForEverybody(aldo, ...IN_OFFICE);

  await field(dora, "care", "it").fill("Scritto da un’altra persona.");
  await dora.getByRole("button", { name: t("editor.save") }).click();
  await expect(dora.getByRole("alert").filter({ hasText: "Aldo Acquisti" })).toBeVisible();
  await expect(field(dora, "care", "it"), "what was typed stays").toHaveValue("Scritto da un’altra persona.");

  await aldo.setViewportSize(OFFICE.viewport);
  await aldo.getByLabel(t("editor.maker")).selectOption("");
  await aldo.getByRole("button", { name: t("editor.save") }).click();
  await expect(aldo.getByRole("alert").filter({ hasText: t("missing.maker") }), "nothing is offered without its maker").toBeVisible();
  await expect(async () => {
    await shopper.goto(addresses("it").product("fermalibri-arco"));
    await expect(shopper.getByText("mai bagnato")).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  await aldo.goto(at);
  await awake(aldo.getByRole("button", { name: t("editor.save") }));
  await field(aldo, "care", "it").fill(was);
  await aldo.getByRole("button", { name: t("editor.save") }).click();
  await expect(aldo.getByText(t("saved"))).toBeVisible();

  const carlo = await another(OFFICE);
  await enter(carlo, at, CASHIER);
  await expect(carlo.getByRole("heading", { level: 1, name: t("none.title") })).toBeVisible();
});
