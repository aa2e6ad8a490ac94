import { sayDate } from "@/lib/core/moments";
import { awake } from "./awake";
import { enter } from "./bringing";
import { CASHIER } from "./counter";
import { expectForEverybody } from "./judge";
import { expect, test } from "./shop";
import { say } from "./words";

const t = say("it", "admin-prices");
const ALDO = { name: "Aldo Acquisti", email: "aldo.acquisti@bottegalume.example", password: "listino-di-marzo-2" };
const OFFICE = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };
const IN_OFFICE = [[1_440, 820], 3_000] as const;
const [FIRST, SECOND] = ["BL-STA-31-TERR", "BL-HOM-36-FICO"];

test("a buyer pastes prices from a spreadsheet: what is wrong keeps all of them out and says why; mended they are planned, once", async ({ another }) => {
  const aldo = await another(OFFICE);
  await enter(aldo, "/admin/prices", ALDO);
  await aldo.getByRole("link", { name: t("paste.link") }).click();
  await expect(aldo.getByRole("heading", { level: 1, name: t("paste.title") })).toBeVisible();
  await expectForEverybody(aldo, ...IN_OFFICE);
  await aldo.setViewportSize(OFFICE.viewport);
  const main = aldo.getByRole("main");
  const [look, plan] = [main.getByRole("button", { name: t("paste.form.look") }), main.getByRole("button", { name: t("paste.form.plan") })];
  await awake(look);
  const day = new Date(Date.now() + 40 * 86_400_000);
  await main.getByLabel(t("paste.form.lines")).fill(`Codice\tPrezzo\n${FIRST}\t13,50\nNON-ESISTE\t5\n${SECOND}\tgratis`);
  await main.getByLabel(t("paste.form.from"), { exact: true }).fill(day.toISOString().slice(0, 10));
  await look.click();
  const row = (text: string) => main.getByRole("row").filter({ hasText: text });
  await expect(row("NON-ESISTE")).toContainText(t("paste.not.unknown-thing"));
  await expect(row(SECOND)).toContainText(t("paste.not.no-amount"));
  await expect(row(FIRST)).toContainText(t("paste.form.fine"));
  await expect(plan, "while anything is wrong nothing can go in").toHaveCount(0);
  await expectForEverybody(aldo, ...IN_OFFICE);
  await aldo.setViewportSize(OFFICE.viewport);

  await main.getByLabel(t("paste.form.lines")).fill(`${FIRST}\t13,50\n${SECOND}\t35`);
  await look.click();
  await expect(main.getByText("13,50").first()).toBeVisible();
  await plan.click();
  await expect(main.getByText(t("paste.refused.no-reason"))).toBeVisible();
  await expect(main.getByLabel(t("paste.form.lines")), "what was pasted stays").toHaveValue(new RegExp(FIRST));
  await main.getByLabel(t("paste.form.reason")).fill("Listino di prova");
  await plan.click();
  await expect(main.getByText(t("paste.planned", { count: 2 }))).toBeVisible();
  await aldo.goto(`/admin/prices?show=planned&q=${FIRST}`);
  await expect(row(FIRST)).toContainText(sayDate(day, "it", "Europe/Rome").split(" ")[0] ?? "");
  await expect(row(FIRST)).toContainText("13,50");

  const cashier = await another(OFFICE);
  await enter(cashier, "/admin/prices/paste", CASHIER);
  await expect(cashier.getByText(t("refused.not-yours"))).toBeVisible();
});
