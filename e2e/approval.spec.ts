import { atWork, CASHIER, cashierAtCounter, MANAGER, PIN, shoot, STORE } from "./counter";
import { expectForEverybody } from "./judge";
import { expect, test } from "./shop";
import { say } from "./words";

const t = say("it", "staff-approve");
const words = say("it", "till");
const TABLET = { viewport: { width: 820, height: 1180 } };
const BOTH = [820, 360];
const wanted = (subject: string) => `${STORE.at}/approve?${new URLSearchParams({ action: "line-discount", subject, amount: "4000", about: "Lampada Fungo, da 89,00 € a 53,40 €", back: `${STORE.at}/more` }).toString()}`;

test("a manager's PIN at the till approves one thing, and the cashier is back where it was needed", async ({ another }) => {
  const counter = await another(TABLET);
  await cashierAtCounter(counter, "Cassa approvazioni");
  await counter.goto(wanted("line:1:1"));
  await expect(counter.getByRole("main")).toContainText("40%");
  await expectForEverybody(counter, BOTH);
  await counter.setViewportSize(TABLET.viewport);
  await counter.getByRole("main").getByRole("link", { name: MANAGER.name }).click();
  await expect(counter.getByRole("heading", { level: 1 })).toHaveText(t("pin.title", { name: MANAGER.name }));
  await counter.getByLabel(t("pin.label")).fill("000001");
  await expect(counter.getByRole("alert").filter({ hasText: t("refused.wrong-pin", { left: 4 }) })).toBeVisible();
  await expectForEverybody(counter, BOTH);
  await counter.getByLabel(t("pin.label")).fill(PIN);
  await expect(counter).toHaveURL(/\/more$/);
  await expect(counter.getByRole("banner"), "still the cashier").toContainText(CASHIER.name);
});

test("a manager who is elsewhere hears what waits, and says yes: who asked is back by themselves", async ({ another }) => {
  const [till, phone] = [await another(TABLET), await another()];
  await atWork(till, CASHIER);
  await till.goto(`${STORE.at}/approve`);
  await expect(till.getByRole("main"), "not for a cashier").toContainText(t("notYours"));
  await atWork(phone, MANAGER);
  await till.goto(wanted("line:2:1"));
  await till.getByRole("button", { name: t("ask") }).click();
  const bar = phone.getByRole("status").getByRole("link", { name: new RegExp(t("bar", { count: "" })) });
  await expect(bar, "without a reload").toBeVisible({ timeout: 2_000 });
  await expectForEverybody(phone, BOTH);
  await phone.goto(`${STORE.at}/tasks`);
  await expect(phone.getByRole("listitem").filter({ hasText: t("waits", { name: CASHIER.name }) }), "and it stands among the tasks").toContainText("40%");
  await bar.click();
  const one = phone.getByRole("listitem").filter({ hasText: CASHIER.name });
  await expect(one).toContainText("Lampada Fungo");
  await expect(phone).toHaveTitle(new RegExp(t("list")));
  await expectForEverybody(phone, BOTH);
  await one.getByRole("button", { name: t("give") }).click();
  await expect(one).toHaveCount(0);
  await expect(till).toHaveURL(/\/more$/, { timeout: 4_000 });
});

test("a discount above the limit is asked for from the till's own screen, and taken off when the manager has said yes: nothing is typed twice", async ({ another, behind, watched }) => {
  watched.allow(/status of 409/);
  await behind.bring("BL-CER-01-LATT", STORE.handle, 2);
  const [till, phone] = [await another(TABLET), await another()];
  await atWork(phone, MANAGER);
  await atWork(till, CASHIER);
  await till.goto(`${STORE.at}/till`);
  await expect(till.getByLabel(words("scan.label"))).toBeFocused();
  await shoot(till, "BL-CER-01-LATT");
  await expect(till.locator(".till-total dd")).toHaveText(/68,00/);
  await till.getByRole("button", { name: /^Sconto su/ }).click();
  await till.getByLabel(words("off.percent")).fill("40");
  await till.getByLabel(words("off.reason")).fill("manico scheggiato");
  await till.getByRole("button", { name: words("off.submit") }).click();
  const alert = till.getByRole("alert").filter({ hasText: words("refused.approval-needed") });
  await expect(till.locator(".till-total dd"), "nothing is off yet").toHaveText(/68,00/);
  await expectForEverybody(till, BOTH, 2_400);
  await till.setViewportSize(TABLET.viewport);
  await alert.getByRole("link", { name: words("off.ask") }).click();
  await expect(till.getByRole("main")).toContainText("40%");
  await expect(till.getByRole("main")).toContainText("manico scheggiato");
  await till.getByRole("button", { name: t("ask") }).click();
  await expect(till.getByRole("main")).toContainText(t("asked"));
  await phone.getByRole("status").getByRole("link", { name: new RegExp(t("bar", { count: "" })) }).click();
  await phone.getByRole("listitem").filter({ hasText: "manico scheggiato" }).getByRole("button", { name: t("give") }).click();
  await expect(till.locator(".till-total dd"), "by itself").toHaveText(/40,80/);
  await expect(till.locator(".till-lines")).toContainText("manico scheggiato");
});
