import { readFile, writeFile } from "node:fs/promises";
import { awake } from "./awake";
import { enter } from "./bringing";
import { CASHIER } from "./counter";
import { expectForEverybody } from "./judge";
import { expect, test } from "./shop";
import { say } from "./words";

const t = say("it", "admin-imports");
const ALDO = { name: "Aldo Acquisti", email: "aldo.acquisti@bottegalume.example", password: "listino-di-marzo-2" };
const OFFICE = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };
const IN_OFFICE = [[1_440, 820], 3_000] as const;
const HEAD = "Handle,Title,Body (HTML),Vendor,Type,Tags,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src\n";
const file = (lines: readonly string[], name = "dal-vecchio-negozio.csv") => ({ name, mimeType: "text/csv", buffer: Buffer.from(`${HEAD}${lines.join("\n")}\n`) });
const many = (n: number) => Array.from({ length: n }, (_, i) => `portata-${i},Cosa portata con un nome lungo che va a capo dove deve numero ${i},<p>Una cosa.</p>,Officina Prova,Vasi,"a, b",Misura,${i % 2 ? "Grande" : "Piccola"},PORT-${i},${i % 5},${10 + i}.90,99,https://x.example/${i}.jpg`);

test("a buyer brings a file of another shop: what it would do is read first, a bad row keeps it out, then it is done, and taken back", async ({ page: cashier, another }, info) => {
  const desk = await another(OFFICE);
  await enter(desk, "/admin/imports", ALDO);
  await expect(desk.getByRole("heading", { level: 1, name: t("title") })).toBeVisible();
  await expectForEverybody(desk, ...IN_OFFICE);
  await desk.setViewportSize(OFFICE.viewport);
  const bring = async (what: ReturnType<typeof file>) => {
    await desk.goto("/admin/imports");
    await desk.getByLabel(t("form.place")).selectOption({ index: 1 });
    await desk.getByLabel(t("form.file")).setInputFiles(what);
    const press = desk.getByRole("button", { name: t("form.send") });
    await awake(press);
    await press.click();
    await expect(desk.getByRole("heading", { level: 1, name: what.name })).toBeVisible();
  };
  await bring(file([...many(70), "storta,Storta,,,,,,,STO-1,-4,1.005,,"], "con-un-errore.csv"));
  await expect(desk.getByText(t("states.refused"))).toBeVisible();
  await expect(desk.getByText(t("said.price-two-ways", { given: "1.005" }))).toBeVisible();
  await expectForEverybody(desk, ...IN_OFFICE);
  await desk.setViewportSize(OFFICE.viewport);
  await expect(desk.getByRole("button", { name: /Importa/ })).toHaveCount(0);
  const [refusals] = await Promise.all([desk.waitForEvent("download"), desk.getByRole("link", { name: t("download") }).click()]);
  expect(await readFile(await refusals.path(), "utf8")).toContain("1.005");

  await bring(file(many(70)));
  await expect(desk.getByText(t("states.ready"))).toBeVisible();
  await expect(desk.getByText(t("columns.compare-at"))).toBeVisible();
  await expectForEverybody(desk, ...IN_OFFICE);
  await desk.setViewportSize(OFFICE.viewport);
  await desk.getByRole("button", { name: t("confirm", { count: 70 }) }).click();
  await expect(desk.getByText(t("states.done"), { exact: true })).toBeVisible({ timeout: 30_000 });
  await bring(file(many(70)));
  await expect(desk.getByText(t("nothing"))).toBeVisible();
  await desk.goto("/admin/imports");
  await desk.getByRole("link", { name: "dal-vecchio-negozio.csv" }).last().click();
  await desk.getByRole("button", { name: t("undo") }).click();
  await expect(desk.getByText(t("states.undone"), { exact: true })).toBeVisible({ timeout: 30_000 });

  await desk.goto("/admin/imports");
  const [prices] = await Promise.all([desk.waitForEvent("download"), desk.getByRole("main").getByRole("link", { name: new RegExp(t("kinds.prices")) }).click()]);
  const exported = await readFile(await prices.path());
  expect(exported.toString()).toContain("sku,price,currency");
  await writeFile(info.outputPath("prezzi.csv"), exported);
  await desk.getByLabel(t("form.file")).setInputFiles(info.outputPath("prezzi.csv"));
  await desk.getByRole("button", { name: t("form.send") }).click();
  await expect(desk.getByText(t("nothing"))).toBeVisible();

  await enter(cashier, "/admin/imports", CASHIER);
  await expect(cashier.getByText(t("whoMay"))).toBeVisible();
});

test("a file is brought before any script, and what can't be read says why", async ({ another }) => {
  const desk = await another({ ...OFFICE, javaScriptEnabled: false });
  await enter(desk, "/admin/imports", ALDO);
  await desk.getByLabel(t("form.file")).setInputFiles({ name: "rotto.csv", mimeType: "text/csv", buffer: Buffer.from('sku,price\nA,"1\n') });
  await desk.getByRole("button", { name: t("form.send") }).click();
  await expect(desk.getByText(/virgolette/)).toBeVisible();
  await desk.getByLabel(t("form.file")).setInputFiles(file(many(3), "senza-script.csv"));
  await desk.getByRole("button", { name: t("form.send") }).click();
  await expect(desk.getByRole("heading", { level: 1, name: "senza-script.csv" })).toBeVisible();
});
