import { awake } from "./awake";
import { enter } from "./bringing";
import { CASHIER } from "./counter";
import { expectForEverybody } from "./judge";
import { expect, test } from "./shop";
import { say } from "./words";

const [t, of, list, en] = [say("it", "admin-collections"), say("it", "admin-products"), say("it", "admin-prices"), say("en", "product")];
const ALDO = { name: "Aldo Acquisti", email: "aldo.acquisti@bottegalume.example", password: "listino-di-marzo-2" };
const OFFICE = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };
/** One green glass of two, and a price at which the rule no longer holds it. */
const RULE = { department: "Vetro", colour: "Verde", to: "45", thing: "Calice Sera", sku: "BL-GLA-09-VERD", dearer: "46,00" };
const IN_OFFICE = [[1_440, 820], 3_000] as const;

test("a buyer sees a draft as shoppers, shelf and till would, in both languages; nothing is bought there, and a stranger sees none of it", async ({ page: stranger, another }) => {
  const aldo = await another(OFFICE);
  await enter(aldo, "/admin/products/new", ALDO);
  await awake(aldo.getByRole("button", { name: of("begin.submit") }));
  await aldo.getByLabel(of("begin.name")).fill("Alzata Prova");
  await aldo.getByLabel(of("begin.sku")).fill("PROVA-ALZATA");
  await aldo.getByLabel(of("begin.price")).fill("41,50");
  await aldo.getByRole("button", { name: of("begin.submit") }).click();
  await expect(aldo.getByRole("heading", { level: 1, name: "Alzata Prova" })).toBeVisible();
  await aldo.getByRole("link", { name: of("preview.link") }).click();
  await expect(aldo).toHaveURL(/\/admin\/products\/alzata-prova\/preview\/it$/);
  await expect(aldo.getByRole("main").getByRole("heading", { level: 1, name: "Alzata Prova" })).toBeVisible();
  await expect(aldo.getByRole("banner")).toContainText(of("missing.maker"));
  await expect(aldo.getByRole("main").getByText("41,50").first()).toBeVisible();
  await expect(aldo.getByRole("img", { name: /PROVA-ALZATA/ })).toContainText("41,50");
  await expect(aldo.getByRole("region", { name: of("preview.till") })).toContainText("41,50");
  await expectForEverybody(aldo, [1_440, 820], 3_000);
  await aldo.setViewportSize(OFFICE.viewport);
  await aldo.getByRole("navigation", { name: of("preview.languages") }).getByRole("link", { name: of("preview.in.en") }).click();
  await expect(aldo.getByRole("heading", { name: en("know") })).toBeVisible();
  await stranger.goto("/admin/products/alzata-prova/preview/it");
  await expect(stranger).toHaveURL(/\/admin\/sign-in/);

  const carlo = await another(OFFICE);
  await enter(carlo, "/admin/products/ciotola-nido/preview", CASHIER);
  await expect(carlo.getByRole("main").getByRole("heading", { level: 1, name: "Ciotola Nido" })).toBeVisible();
  const buy = carlo.getByRole("main").locator("button[type=submit]").first();
  await awake(buy);
  if (await buy.isEnabled()) {
    await buy.click();
    await expect(carlo.getByText(of("preview.nothingBought"))).toBeVisible();
  }
  await expectForEverybody(carlo, [1_440, 390]);
});

test("a buyer makes a collection by a rule, sees what it holds, publishes it, and a shopper opens it; a new price takes a thing out of it; a colleague who was writing too is told", async ({ page: shopper, another }) => {
  const [aldo, other] = [await another(OFFICE), await another(OFFICE)];
  await enter(aldo, "/admin/collections", ALDO);
  await expect(aldo.getByRole("heading", { level: 1, name: t("title") })).toBeVisible();
  await expectForEverybody(aldo, ...IN_OFFICE);
  await aldo.setViewportSize(OFFICE.viewport);
  await aldo.getByRole("link", { name: t("new") }).click();
  const save = (page: typeof aldo) => page.getByRole("button", { name: t("editor.save") });
  await awake(save(aldo));
  const name = (page: typeof aldo, language: "it" | "en") => page.getByLabel(`${t("editor.name")} · ${t(`editor.${language}`)}`, { exact: true });
  await name(aldo, "it").fill("Vetro di prova");
  await name(aldo, "en").fill("Glass on trial");
  await save(aldo).click();
  await expect(aldo.getByRole("alert").filter({ hasText: t("refused.no-rule") })).toBeVisible();
  const holds = aldo.getByRole("region", { name: t("editor.holds") });
  await aldo.getByLabel(t("editor.category"), { exact: true }).selectOption({ label: RULE.department });
  await expect(holds.getByRole("listitem").filter({ hasText: RULE.thing })).toBeVisible();
  await aldo.getByLabel(t("editor.to"), { exact: true }).fill("x");
  await expect(holds.getByRole("status")).toHaveText(t("editor.notAsked"));
  await aldo.getByLabel(t("editor.to"), { exact: true }).fill(RULE.to);
  await aldo.getByRole("checkbox", { name: RULE.colour }).check();
  await expect(holds.getByRole("listitem").filter({ hasText: RULE.thing })).toBeVisible();
  await expectForEverybody(aldo, ...IN_OFFICE);
  await aldo.setViewportSize(OFFICE.viewport);
  await save(aldo).click();
  await expect(aldo).toHaveURL(/\/admin\/collections\/vetro-di-prova$/);
  await expect(aldo.getByRole("heading", { level: 1, name: "Vetro di prova" })).toBeVisible();
  expect((await shopper.request.get("/it/collections/vetro-di-prova")).status(), "nobody sees it yet").toBe(404);

  await enter(other, "/admin/collections/vetro-di-prova", ALDO);
  for (const page of [aldo, other]) await awake(save(page));
  await aldo.getByLabel(t("editor.state"), { exact: true }).selectOption("yes");
  await save(aldo).click();
  await expect(aldo.getByRole("main").getByText(t("saved"))).toBeVisible();
  await expect(aldo.getByRole("region", { name: t("edits.title") })).toContainText(t("states.published"));
  await expectForEverybody(aldo, ...IN_OFFICE);
  await aldo.setViewportSize(OFFICE.viewport);
  await name(other, "it").fill("Scritto da un altro");
  await save(other).click();
  await expect(other.getByRole("alert").filter({ hasText: "Aldo Acquisti" })).toBeVisible();
  await expect(name(other, "it"), "what was typed stays").toHaveValue("Scritto da un altro");

  await expect(async () => {
    await shopper.goto("/it");
    await expect(shopper.getByRole("contentinfo").getByRole("link", { name: "Vetro di prova" })).toBeAttached({ timeout: 1_000 });
  }).toPass();
  await shopper.getByRole("contentinfo").getByRole("link", { name: "Vetro di prova" }).click();
  await expect(shopper.getByRole("heading", { level: 1, name: "Vetro di prova" })).toBeVisible();
  const thing = shopper.getByRole("main").getByRole("link", { name: new RegExp(RULE.thing) });
  await expect(thing.first()).toBeVisible();
  await expectForEverybody(shopper);
  await shopper.goto("/it/collections/vetro-di-prova?colour=red");
  await expect(shopper).toHaveURL(/\/collections\/vetro-di-prova\/filter\?colour=red/);
  await expect(shopper.getByRole("heading", { level: 1, name: "Vetro di prova" })).toBeVisible();

  await aldo.goto(`/admin/prices?q=${RULE.sku}`);
  await aldo.locator("[data-row]").filter({ visible: true }).first().click();
  const panel = aldo.getByRole("complementary");
  await awake(panel.getByRole("button", { name: list("form.submit") }));
  await panel.getByLabel(list("form.amount")).fill(RULE.dearer);
  await panel.getByLabel(list("form.reason")).last().fill("Prova");
  await panel.getByRole("button", { name: list("form.submit") }).click();
  await expect(panel.getByRole("row").filter({ hasText: RULE.dearer })).toBeVisible();
  await expect(async () => {
    await shopper.goto("/it/collections/vetro-di-prova");
    await expect(shopper.getByRole("heading", { level: 1, name: "Vetro di prova" })).toBeVisible();
    await expect(thing).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  await aldo.goto("/admin/collections");
  await expect(aldo.getByRole("row").filter({ hasText: "Vetro di prova" })).toContainText(t("states.published"));
  await expectForEverybody(aldo, ...IN_OFFICE);

  const carlo = await another(OFFICE);
  await enter(carlo, "/admin/collections/vetro-di-prova", CASHIER);
  await expect(carlo.getByText(t("whoMay"))).toBeVisible();
});

test("a buyer chooses by hand: what is added by SKU or address comes in its order, is moved and taken out, and the shop shows it so", async ({ page: shopper, another }) => {
  const aldo = await another(OFFICE);
  await enter(aldo, "/admin/collections/new", ALDO);
  const save = aldo.getByRole("button", { name: t("editor.save") });
  await awake(save);
  await aldo.getByLabel(`${t("editor.name")} · ${t("editor.it")}`, { exact: true }).fill("A mano, di prova");
  await aldo.getByLabel(t("editor.kind"), { exact: true }).selectOption("hand");
  await aldo.getByLabel(t("editor.state"), { exact: true }).selectOption("yes");
  await aldo.getByLabel(t("editor.add"), { exact: true }).fill("ciotola-nido\nNON-C-E");
  await save.click();
  await expect(aldo.getByRole("alert").filter({ hasText: "NON-C-E" })).toBeVisible();
  await aldo.getByLabel(t("editor.add"), { exact: true }).fill("ciotola-nido\nbl-gla-06-verd, vaso-onda");
  await save.click();
  await expect(aldo).toHaveURL(/\/admin\/collections\/a-mano-di-prova$/);
  const items = aldo.getByRole("group", { name: t("editor.hand") }).getByRole("listitem");
  await expect(items).toHaveText([/Ciotola Nido/, /Bicchiere Riga/, /Vaso Onda/]);
  await expect(aldo.getByRole("region", { name: t("editor.holds") }).getByRole("status")).toHaveText("3 prodotti");
  await awake(save);
  await aldo.getByRole("button", { name: `${t("editor.up")}: Vaso Onda` }).click();
  await expect(items).toHaveText([/Ciotola Nido/, /Vaso Onda/, /Bicchiere Riga/]);
  await items.nth(1).dragTo(items.nth(0));
  await expect(items).toHaveText([/Vaso Onda/, /Ciotola Nido/, /Bicchiere Riga/]);
  await aldo.getByRole("button", { name: `${t("editor.remove")}: Bicchiere Riga` }).click();
  await expect(aldo.getByRole("button", { name: `${t("editor.keep")}: Bicchiere Riga` })).toBeVisible();
  await expectForEverybody(aldo, ...IN_OFFICE);
  await aldo.setViewportSize(OFFICE.viewport);
  await save.click();
  await expect(aldo.getByRole("main").getByText(t("saved"))).toBeVisible();
  await expect(items).toHaveText([/Vaso Onda/, /Ciotola Nido/]);
  await expect(async () => {
    await shopper.goto("/it/collections/a-mano-di-prova");
    await expect(shopper.getByRole("main").getByRole("heading", { level: 3 })).toHaveText(["Vaso Onda", "Ciotola Nido"], { timeout: 1_000 });
  }).toPass();
});
