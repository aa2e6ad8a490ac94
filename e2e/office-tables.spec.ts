import { readFile } from "node:fs/promises";
import { awake } from "./awake";
import { enter } from "./bringing";
import { payBy } from "./buying";
import { atWork, gather, MANAGER, numberOf, STORE, toCollect } from "./counter";
import { expectForEverybody } from "./judge";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const OFFICE = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };
const IN_OFFICE = [[1_440, 820], 900] as const;
const [office, t, products, stock, orders] = [say("it", "office"), say("it", "office-table"), say("it", "admin-products"), say("it", "admin-stock"), say("it", "admin-orders")];

test("a colleague finds a thing by its name from any page, reads its stock and its movements, and takes the table away as a file", async ({ another }) => {
  const desk = await another(OFFICE);
  await enter(desk, "/admin/messages", MANAGER);
  await expect(desk.getByRole("heading", { level: 1, name: office("messages.title") })).toBeVisible();
  await expect(async () => {
    await desk.keyboard.press("Control+k");
    await expect(desk.getByRole("combobox", { name: office("palette.label") })).toBeFocused({ timeout: 500 });
  }, "the keys come with the script").toPass();
  await desk.keyboard.type("fungo");
  await expect(desk.getByRole("option", { name: /Lampada Fungo/ })).toHaveAttribute("aria-selected", "true");
  await desk.keyboard.press("Enter");
  const beside = desk.getByRole("complementary", { name: "Lampada Fungo" });
  await expect(beside).toContainText("BL-LIG-11-PANN");
  await expectForEverybody(desk, ...IN_OFFICE);
  await desk.setViewportSize(OFFICE.viewport);
  await beside.getByRole("link", { name: products("detail.stock") }).click();
  await expect(desk.getByRole("heading", { level: 1, name: stock("title") })).toBeVisible();
  await expect(desk.getByRole("row").filter({ hasText: "Lampada Fungo" })).toHaveCount(3);
  await desk.keyboard.press("j");
  await desk.keyboard.press("Enter");
  const moved = desk.getByRole("complementary");
  await expect(moved.getByRole("heading", { name: stock("detail.movements") })).toBeVisible();
  await expectForEverybody(desk, ...IN_OFFICE);
  await desk.setViewportSize(OFFICE.viewport);
  await desk.keyboard.press("Escape");
  await expect(moved).toHaveCount(0);
  const [file] = await Promise.all([desk.waitForEvent("download"), desk.getByRole("link", { name: t("export") }).click()]);
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[0]).toContain(STORE.name);
});

test("a table is narrowed, ordered and shaped by its address; an order opens beside it", async ({ page: customer, another, behind }) => {
  const ugo = somebody("Ugo Tabella");
  await toCollect(customer, ugo, ["lampada-fungo", "BL-LIG-11-PANN"]);
  await payBy(customer, "success");
  await expect(customer.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();
  const desk = await another(OFFICE);
  await enter(desk, "/admin/orders", MANAGER);
  await desk.getByRole("searchbox").fill("Tabella");
  await desk.keyboard.press("Enter");
  await expect(desk).toHaveURL(/q=Tabella/);
  await desk.getByRole("link", { name: await numberOf(behind, ugo) }).click();
  await expect(desk.getByRole("complementary", { name: "Ugo Tabella" })).toContainText("Lampada Fungo");
  await expectForEverybody(desk, ...IN_OFFICE);
  await desk.setViewportSize(OFFICE.viewport);
  await desk.locator("summary").filter({ hasText: orders("filters.way") }).click();
  await desk.getByRole("link", { name: orders("values.way.deliver"), exact: true }).click();
  await expect(desk.getByText(t("none")), "it is collected, not delivered").toBeVisible();
  await desk.getByRole("link", { name: t("remove", { name: orders("filters.way") }) }).click();
  await expect(desk.getByRole("link", { name: await numberOf(behind, ugo) })).toBeVisible();
  await desk.locator("summary").filter({ hasText: t("views.keep") }).click();
  await awake(desk.getByRole("button", { name: t("views.save") }));
  await desk.getByLabel(t("views.name")).fill("Ugo e basta");
  await desk.getByRole("button", { name: t("views.save") }).click();
  await expect(desk.getByRole("navigation", { name: t("views.title") }).getByRole("link", { name: "Ugo e basta" })).toHaveAttribute("aria-current", "page");
  await expectForEverybody(desk, ...IN_OFFICE);
  await desk.setViewportSize(OFFICE.viewport);
  await desk.locator("summary").filter({ hasText: t("columns") }).click();
  await desk.getByRole("link", { name: t("hide", { column: orders("columns.pieces") }) }).click();
  await expect(desk.getByRole("columnheader", { name: orders("columns.pieces") })).toHaveCount(0);
  await desk.getByRole("columnheader", { name: orders("columns.at") }).getByRole("link").click();
  await expect(desk.getByRole("columnheader", { name: orders("columns.at") })).toHaveAttribute("aria-sort", "ascending");
  await desk.goto("/admin/find?q=fungo");
  await expect(desk.getByRole("main").getByRole("link", { name: "Lampada Fungo" }), "without a script").toBeVisible();
});

test("an auditor reads who did what; a manager doesn't", async ({ page: customer, another, behind }) => {
  const [dora, elsa] = [await another(OFFICE), somebody("Elsa Registra")];
  await toCollect(customer, elsa, ["lampada-fungo", "BL-LIG-11-PANN"]);
  await payBy(customer, "success");
  await expect(customer.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();
  const number = await numberOf(behind, elsa);
  await atWork(dora, MANAGER);
  await gather(dora, number, ["BL-LIG-11-PANN"], "p31");
  const rita = await another(OFFICE);
  await enter(rita, "/admin/audit", { name: "Rita Revisora", email: "rita.revisora@bottegalume.example", password: "conti-in-ordine-3" });
  const log = say("it", "admin-audit");
  await expect(rita.getByRole("heading", { level: 1, name: log("title") })).toBeVisible();
  await rita.getByRole("searchbox").fill(number);
  await rita.keyboard.press("Enter");
  await expect(rita.getByRole("row").filter({ hasText: MANAGER.name }).filter({ hasText: log("facts.fulfilment.ready") })).toContainText(number);
  await expectForEverybody(rita, ...IN_OFFICE);
  await rita.setViewportSize(OFFICE.viewport);
  await rita.locator("summary").filter({ hasText: log("filters.about") }).click();
  await rita.getByRole("main").getByRole("link", { name: log("values.about.message"), exact: true }).click();
  await expect(rita).toHaveURL(/about=message/);
  await dora.goto("/admin/audit");
  await expect(dora.getByText(log("whoMay"))).toBeVisible();
});

test("a manager keeps pieces for the store, and of two the second is told", async ({ another }) => {
  const [desk, second] = [await another(OFFICE), await another(OFFICE)];
  for (const each of [desk, second]) {
    await enter(each, "/admin/stock", MANAGER);
    await expect(each.getByRole("heading", { level: 1, name: stock("title") })).toBeVisible();
    await each.goto("/admin/stock?q=BL-TEX-27-SENA");
    await each.getByRole("row").nth(1).getByRole("link").first().click();
    await expect(each.getByRole("complementary")).toContainText("BL-TEX-27-SENA");
  }
  const form = (of: typeof desk) => of.getByRole("region", { name: stock("keep.title") });
  const here = (of: typeof desk) => form(of).getByRole("option").filter({ hasText: STORE.name });
  const keep = async (of: typeof desk, pieces: string) => {
    await form(of).getByLabel(stock("keep.place")).selectOption((await here(of).getAttribute("value")) ?? "");
    await form(of).getByLabel(stock("keep.pieces")).fill(pieces);
    await form(of).getByRole("button", { name: stock("keep.submit") }).click();
  };
  await expect(here(second)).toHaveText(/\(0\)/);
  await keep(desk, "2");
  await expect(here(desk)).toHaveText(/\(2\)/);
  await expect(desk.getByRole("columnheader", { name: stock("detail.kept") })).toBeVisible();
  await expectForEverybody(desk, ...IN_OFFICE);
  await desk.setViewportSize(OFFICE.viewport);
  await keep(second, "1");
  await expect(form(second)).toContainText(stock("refused.changed-meanwhile", { now: 2 }));
  await keep(desk, "uno");
  await expect(form(desk).locator("[aria-invalid=true]")).toBeFocused();
  await keep(desk, "0");
  await expect(here(desk)).toHaveText(/\(0\)/);
});
