import type { Page } from "@playwright/test";
import { atWork, CASHIER, MANAGER, staff, STORE } from "./counter";
import { expectForEverybody } from "./judge";
import { expect, test } from "./shop";
import { say } from "./words";

const t = say("it", "staff-counter");
const office = say("it", "office");
const TABLET = { viewport: { width: 820, height: 1180 } };
const PINS = { [CASHIER.name]: "482915", [MANAGER.name]: "915370" };
const PICKER = { name: "Pina Preleva", email: "pina.preleva@bottegalume.example", password: "scaffale-in-fila-6", pin: "730264" };
const BOTH = [820, 360];

/** A manager makes a browser a counter of the store, and locks it. */
async function enrolled(page: Page, name: string): Promise<void> {
  await atWork(page, MANAGER);
  await page.goto(`${STORE.at}/counters`);
  await page.getByLabel(t("counters.name")).fill(name);
  await page.getByRole("button", { name: t("counters.submit") }).click();
  await expect(page.getByRole("status").filter({ hasText: t("counters.here", { name }) })).toBeVisible();
  await page.goto(`${STORE.at}/more`);
  await page.getByRole("button", { name: t("lock") }).click();
  await expect(page.getByRole("heading", { level: 1, name: t("title") })).toBeVisible();
}
const choose = async (page: Page, name: string) => {
  await page.getByRole("main").getByRole("link", { name }).click();
  await expect(page.getByLabel(t("pin.label"))).toBeFocused();
};
const inAs = async (page: Page, name: string) => {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(staff("pickups"));
  await expect(page.getByRole("banner")).toContainText(name);
};
/** Six fingers on the glass. */
const tap = async (page: Page, pin: string) => {
  for (const digit of pin) await page.getByRole("button", { name: digit, exact: true }).click();
};

test("a counter passes from hand to hand: name, PIN, and the store stays", async ({ another }) => {
  const counter = await another(TABLET);
  await enrolled(counter, "Cassa 1");
  await expectForEverybody(counter, BOTH);
  await counter.setViewportSize(TABLET.viewport);
  await choose(counter, CASHIER.name);
  await expectForEverybody(counter, BOTH);
  await counter.setViewportSize(TABLET.viewport);
  await counter.keyboard.type(PINS[CASHIER.name] ?? "");
  await inAs(counter, CASHIER.name);

  await counter.goto(`${STORE.at}/counters`);
  await expect(counter.getByRole("main"), "a cashier enrols nothing").toContainText(t("counters.not-yours"));
  await counter.goto(`${STORE.at}/more`);
  await expect(counter.getByRole("link", { name: t("counters.title"), exact: true })).toHaveCount(0);

  await counter.getByRole("link", { name: CASHIER.name }).click();
  await expect(counter.getByRole("link", { name: CASHIER.name })).toContainText(t("in"));
  await choose(counter, MANAGER.name);
  await tap(counter, "91537");
  await counter.getByRole("button", { name: t("pin.delete") }).click();
  await tap(counter, "70");
  await inAs(counter, MANAGER.name);
  await counter.goto(`${STORE.at}/counters`);
  await expectForEverybody(counter, BOTH);
});

test("five wrong PINs lock it, in words; the password and a new PIN open it", async ({ another }) => {
  const counter = await another(TABLET);
  await enrolled(counter, "Cassa 2");
  await choose(counter, PICKER.name);
  for (const left of [4, 3, 2, 1]) {
    await counter.keyboard.type("000001");
    await expect(counter.getByRole("alert").filter({ hasText: t("refused.wrong-pin", { left }) })).toBeVisible();
    await expect(counter.getByLabel(t("pin.label"))).toBeFocused();
  }
  await expectForEverybody(counter, BOTH);
  await counter.keyboard.type("000001");
  await expect(counter.getByRole("alert").filter({ hasText: t("refused.pin-locked") })).toBeVisible();
  await counter.reload();
  await expect(counter.getByLabel(t("pin.label")), "no sixth").toHaveCount(0);

  await counter.getByRole("link", { name: t("password") }).click();
  await counter.getByLabel(office("email")).fill(PICKER.email);
  await counter.getByLabel(office("password")).fill(PICKER.password);
  await counter.getByRole("button", { name: office("enter") }).click();
  await inAs(counter, PICKER.name);
  await counter.goto(`${STORE.at}/pin`);
  await expect(counter.getByRole("main")).toContainText(t("own.isLocked"));
  const pick = async (pin: string) => {
    await counter.getByLabel(t("own.password")).fill(PICKER.password);
    await counter.getByLabel(t("own.new")).fill(pin);
    await counter.getByLabel(t("own.again")).fill(pin);
    await counter.getByRole("button", { name: t("own.submit") }).click();
  };
  await pick("123456");
  await expect(counter.getByRole("main")).toContainText(t("problems.pin-trivial"));
  await expectForEverybody(counter, BOTH);
  await pick(PICKER.pin);
  await expect(counter.getByRole("main")).toContainText(t("own.done"));
  await counter.getByRole("link", { name: PICKER.name }).click();
  await choose(counter, PICKER.name);
  await counter.keyboard.type(PICKER.pin);
  await inAs(counter, PICKER.name);
});

test("a counter that was revoked is none: whoever was in is out, PINs count no more", async ({ another }) => {
  const [counter, phone] = [await another(TABLET), await another()];
  await enrolled(counter, "Cassa rubata");
  await choose(counter, CASHIER.name);
  await counter.keyboard.type(PINS[CASHIER.name] ?? "");
  await inAs(counter, CASHIER.name);
  await atWork(phone, MANAGER);
  await phone.goto(`${STORE.at}/counters`);
  await phone.getByRole("button", { name: t("counters.revoke", { name: "Cassa rubata" }) }).click();
  await expect(phone.getByRole("button", { name: t("counters.revoke", { name: "Cassa rubata" }) })).toHaveCount(0);
  await counter.goto(`${STORE.at}/more`);
  await expect(counter).toHaveURL(/\/admin\/sign-in/);
  await counter.goto("/staff/counter");
  await expect(counter, "no names either").toHaveURL(/\/admin\/sign-in/);
});

test("a colleague who is disabled is out within a minute, also where a screen is open", async ({ another, behind, watched }) => {
  watched.allow(/status of 401/);
  const counter = await another(TABLET);
  await enrolled(counter, "Cassa 3");
  await choose(counter, CASHIER.name);
  const listens = counter.waitForResponse(/\/api\/staff\/live/);
  await counter.keyboard.type(PINS[CASHIER.name] ?? "");
  await inAs(counter, CASHIER.name);
  await listens;
  try {
    await behind.disable(CASHIER.email, true);
    await expect(counter.getByText(staff("line.over")), "the open line ends by itself").toBeVisible({ timeout: 60_000 });
    await counter.goto(STORE.at);
    await expect(counter).toHaveURL(/\/staff\/counter/);
    await expect(counter.getByRole("link", { name: CASHIER.name })).toHaveCount(0);
  } finally {
    await behind.disable(CASHIER.email, false);
  }
});
