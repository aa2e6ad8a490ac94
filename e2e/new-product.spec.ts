import sharp from "sharp";
import { addresses } from "@/components/shop/addresses";
import { awake } from "./awake";
import { enter } from "./bringing";
import { expectForEverybody } from "./judge";
import { expect, test } from "./shop";
import { say } from "./words";

const t = say("it", "admin-products");
const ALDO = { name: "Aldo Acquisti", email: "aldo.acquisti@bottegalume.example", password: "listino-di-marzo-2" };
const OFFICE = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };
const IN_OFFICE = [[1_440, 820], 3_000] as const;
const photo = (background: string, width = 2_000, height = 1_500) => sharp({ create: { width, height, channels: 3, background } }).composite([{ input: { create: { width: 300, height: 300, channels: 3, background: "#f4ead8" } }, left: 200, top: 300 }]).png().toBuffer();

test("a buyer makes a product from nothing: words, two pictures, three colours; it is offered, and a shopper finds it in the colour they chose", async ({ page: shopper, another }) => {
  const aldo = await another(OFFICE);
  await enter(aldo, "/admin/products", ALDO);
  await aldo.getByRole("link", { name: t("begin.link") }).click();
  await expect(aldo.getByRole("heading", { level: 1, name: t("begin.title") })).toBeVisible();
  await expectForEverybody(aldo, ...IN_OFFICE);
  await aldo.setViewportSize(OFFICE.viewport);
  await awake(aldo.getByRole("button", { name: t("begin.submit") }));
  await aldo.getByLabel(t("begin.name")).fill("Brocca Prova");
  await aldo.getByLabel(t("begin.sku")).fill("PROVA-BROCCA");
  await aldo.getByLabel(t("begin.price")).fill("34,90");
  await aldo.getByRole("button", { name: t("begin.submit") }).click();
  await expect(aldo).toHaveURL(/\/admin\/products\/brocca-prova$/);
  await expect(aldo.getByRole("heading", { level: 1, name: "Brocca Prova" })).toBeVisible();

  const saved = () => expect(aldo.getByRole("main").getByText(t("saved"))).toBeVisible();
  const tab = (name: string) => aldo.getByRole("navigation", { name: t("pages.label") }).getByRole("link", { name: t(`pages.${name}`) });
  await tab("variants").click();
  const save = () => aldo.getByRole("button", { name: t("grid.save") });
  await awake(save());
  await aldo.getByLabel(t("grid.optionIt")).fill("Colore");
  for (const [i, [it, swatch]] of [["Sabbia", "#d9c7a3"], ["Blu", "#22406b"]].entries()) {
    await aldo.getByLabel(t("grid.valueIt"), { exact: true }).nth(i).fill(it ?? "");
    await aldo.getByLabel(t("grid.swatch"), { exact: true }).nth(i).fill(swatch ?? "");
  }
  await save().click();
  await saved();
  await aldo.getByLabel(`${t("grid.new")}: ${t("grid.sku")}`).fill("PROVA-BROCCA-BLU");
  await aldo.getByLabel(`${t("grid.price")}: PROVA-BROCCA-BLU`).fill("0");
  await aldo.getByLabel(`${t("grid.gtin")}: PROVA-BROCCA`, { exact: true }).fill("4006381333931");
  await save().click();
  await expect(aldo.getByRole("alert").filter({ hasText: t("problems.look") })).toBeVisible();
  await aldo.getByLabel(`${t("grid.price")}: PROVA-BROCCA-BLU`).fill("36,90");
  await save().click();
  await expect(aldo.getByRole("row", { name: /PROVA-BROCCA-BLU/ })).toContainText("36,90");
  await expectForEverybody(aldo, ...IN_OFFICE);
  await aldo.setViewportSize(OFFICE.viewport);

  await tab("pictures").click();
  await expect(aldo.getByText(t("photos.noneText"))).toBeVisible();
  for (const [i, colour] of ["#22406b", "#d9c7a3"].entries()) {
    await aldo.getByLabel(t("photos.choose")).setInputFiles({ name: "foto.png", mimeType: "image/png", buffer: await photo(colour) });
    await expect(aldo.getByLabel(t("photos.altIt"))).toHaveCount(i + 1, { timeout: 20_000 });
  }
  await aldo.getByLabel(t("photos.choose")).setInputFiles({ name: "nota.txt", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await expect(aldo.getByRole("alert").filter({ hasText: t("refused.no-picture") })).toBeVisible();
  await aldo.getByLabel(t("photos.altIt")).nth(0).fill("La brocca blu");
  await aldo.getByLabel(t("photos.shows")).nth(0).selectOption({ label: "Colore: Blu" });
  await aldo.getByLabel(t("photos.shows")).nth(1).selectOption({ label: "Colore: Sabbia" });
  await aldo.getByRole("button", { name: `${t("photos.down")}: 1` }).click();
  await expect(aldo.getByLabel(t("photos.altIt")).nth(1)).toHaveValue("La brocca blu");
  await aldo.getByRole("button", { name: t("photos.save") }).click();
  await saved();
  await expectForEverybody(aldo, ...IN_OFFICE);
  await aldo.setViewportSize(OFFICE.viewport);
  await aldo.getByRole("link", { name: t("photos.frame") }).nth(0).click();
  const across = aldo.getByLabel(t("photos.x"));
  await awake(aldo.getByRole("button", { name: t("photos.save") }));
  await across.focus();
  for (let i = 0; i < 35; i++) await aldo.keyboard.press("ArrowLeft");
  await expect(across).toHaveValue("15");
  await expectForEverybody(aldo, ...IN_OFFICE);
  await aldo.setViewportSize(OFFICE.viewport);
  await aldo.getByRole("button", { name: t("photos.save") }).click();
  await saved();

  await tab("texts").click();
  await awake(aldo.getByRole("button", { name: t("editor.save") }));
  await aldo.getByLabel(`${t("editor.description")} · ${t("editor.it")}`).fill("Una brocca di prova, per l’acqua e per i fiori.");
  await aldo.getByLabel(t("editor.category")).selectOption({ index: 2 });
  await aldo.getByLabel(t("editor.maker")).selectOption({ index: 1 });
  await aldo.getByLabel(t("editor.country")).fill("IT");
  await aldo.getByLabel(t("editor.state")).selectOption("active");
  await aldo.getByRole("button", { name: t("editor.save") }).click();
  await saved();

  await shopper.goto(addresses("it").product("brocca-prova", "PROVA-BROCCA-BLU"));
  await expect(shopper.getByRole("heading", { level: 1, name: "Brocca Prova" })).toBeVisible();
  const shown = shopper.getByRole("img", { name: "La brocca blu" }).first();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth), "cut, in a width that the screen asks for").toBeGreaterThan(300);
  await expect(shopper.getByText("36,90").first()).toBeVisible();
  await aldo.goto("/admin/products/brocca-prova");
  await awake(aldo.getByRole("button", { name: t("editor.save") }));
  await aldo.getByLabel(t("editor.state")).selectOption("archived");
  await aldo.getByRole("button", { name: t("editor.save") }).click();
  await saved();
});
