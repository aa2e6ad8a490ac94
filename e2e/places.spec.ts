import { awake } from "./awake";
import { enter } from "./bringing";
import { CASHIER, MANAGER } from "./counter";
import { expectForEverybody } from "./judge";
import { expect, test } from "./shop";
import { say } from "./words";

const t = say("it", "admin-places");
const OFFICE = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };
const IN_OFFICE = [[1_440, 820], 3_000] as const;

test("a manager changes a store's hours and adds a day on which it is closed: its page says so at once; a colleague who was writing too is told", async ({ page: shopper, another }) => {
  const [dora, other] = [await another(OFFICE), await another(OFFICE)];
  await enter(dora, "/admin/places", MANAGER);
  await expect(dora.getByRole("heading", { level: 1, name: t("title") })).toBeVisible();
  await expectForEverybody(dora, ...IN_OFFICE);
  await dora.setViewportSize(OFFICE.viewport);
  const rows = dora.getByRole("row");
  await rows.filter({ hasText: "Bologna" }).getByRole("link").click();
  await expect(dora.getByLabel(t("form.city"))).toHaveValue("Bologna");
  const path = new URL(dora.url()).pathname;
  await enter(other, path, MANAGER);
  const save = (page: typeof dora) => page.getByRole("button", { name: t("form.save") });
  for (const page of [dora, other]) await awake(save(page));
  await expectForEverybody(dora, ...IN_OFFICE);
  await dora.setViewportSize(OFFICE.viewport);
  const store = `/it/stores/${path.split("/").at(-1)}`;
  await shopper.goto(store); // as it was
  await expect(shopper.getByText(/10 alle 13:30.*19:30/).first()).toBeVisible();
  const was = await dora.getByLabel("lunedì").inputValue();
  await dora.getByLabel("lunedì").fill("13-10");
  await save(dora).click();
  await expect(dora.getByText(t("problems.hours"))).toBeVisible();
  await dora.getByLabel("lunedì").fill("7:15-9, 21-22:45");
  await dora.getByLabel(t("form.day"), { exact: true }).first().fill(`${new Date().getFullYear() + 1}-02-03`);
  await dora.getByLabel(t("form.reasonIt"), { exact: true }).first().fill("Inventario di prova");
  await save(dora).click();
  await expect(dora.getByRole("main").getByText(t("saved"))).toBeVisible();
  await expect(async () => {
    await shopper.goto(store);
    await expect(shopper.getByText(/7:15.*22:45/).first()).toBeVisible({ timeout: 1_000 });
  }).toPass();

  await other.getByLabel(t("form.phone")).fill("+39 051 5550 999");
  await save(other).click();
  await expect(other.getByRole("alert").filter({ hasText: t("refused.changed-meanwhile").slice(0, 30) })).toBeVisible();
  await expect(other.getByLabel(t("form.phone")), "what was typed stays").toHaveValue("+39 051 5550 999");
  await dora.reload();
  await awake(save(dora));
  await dora.getByLabel("lunedì").fill(was);
  await save(dora).click();
  await expect(dora.getByRole("main").getByText(t("saved"))).toBeVisible();

  const cashier = await another(OFFICE);
  await enter(cashier, path, CASHIER);
  await expect(cashier.getByRole("heading", { level: 1, name: t("notHere") })).toBeVisible();
});
