import { expect, type Page } from "@playwright/test";
import { sayNumber } from "@/lib/orders/rules";
import { BOUNCE_MS } from "@/lib/till/rules";
import type { Behind } from "./behind";
import { field, order, putInBag, toCheckout } from "./buying";
import type { Person } from "./people";
import { say } from "./words";

export const STORE = { name: "Corso Como", handle: "milano-corso-como", at: "/staff/milano-corso-como" };
export const MANAGER = { name: "Dora Direttrice", email: "dora.direttrice@bottegalume.example", password: "chiavi-di-bottega-4" };
export const CASHIER = { name: "Carlo Cassiere", email: "carlo.cassiere@bottegalume.example", password: "resto-contato-9" };
/** The manager's, and the cashier's. */
export const PIN = "915370";
const CASHIERS_PIN = "482915";
/** The phone in a colleague's pocket. */
export const COUNTER = { viewport: { width: 360, height: 740 } };
export const [staff, pick, hand] = [say("it", "staff"), say("it", "staff-pick"), say("it", "staff-hand")];
const counters = say("it", "staff-counter");

/** Buys a thing to be collected in the store, up to the card page. */
export async function toCollect(page: Page, who: Person, [handle, sku]: readonly [string, string]): Promise<void> {
  await putInBag(page, handle, sku);
  await toCheckout(page);
  const ways = page.getByRole("group", { name: new RegExp(say("it", "checkout")("howOf", { title: "" }).trim()) }).first();
  await ways.locator("label").filter({ hasText: STORE.name }).click();
  await expect(field(page, say("it", "checkout")("street")), "nothing is sent").toHaveCount(0);
  await field(page, say("it", "checkout")("name")).fill(who.name);
  await field(page, say("it", "checkout")("email")).fill(who.email);
  await order(page);
}
/** The number of somebody's first order, as people read it. */
export async function numberOf(behind: Behind, { email }: Person): Promise<string> {
  const [made] = await behind.orders(email);
  return sayNumber(made?.number ?? "");
}
/** The code that the customer's page shows for a collection, once it hears that it is ready. */
export async function codeOn(customer: Page, number: string): Promise<string> {
  const shown = async () => (await customer.getByRole("main").innerText()).match(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/g)?.find((each) => each !== number) ?? "";
  await expect.poll(shown, "the customer's page shows the code").not.toBe("");
  return shown();
}

/** A colleague at the store's queue, which listens. */
export async function atWork(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  const office = say("it", "office");
  await page.goto(STORE.at);
  await page.getByLabel(office("email")).fill(email);
  await page.getByLabel(office("password")).fill(password);
  const listens = page.waitForResponse(/\/api\/staff\/live/);
  await page.getByRole("button", { name: office("enter") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(staff("pickups"));
  await listens;
}
/** A manager enrols a browser as a counter, and the cashier takes over there by PIN. */
export async function cashierAtCounter(page: Page, name: string): Promise<void> {
  await atWork(page, MANAGER);
  await page.goto(`${STORE.at}/counters`);
  await page.getByLabel(counters("counters.name")).fill(name);
  await page.getByRole("button", { name: counters("counters.submit") }).click();
  await expect(page.getByRole("status").filter({ hasText: counters("counters.hereText") })).toBeVisible();
  await page.goto(`${STORE.at}/more`);
  await page.getByRole("button", { name: counters("lock") }).click();
  await page.getByRole("main").getByRole("link", { name: CASHIER.name }).click();
  await expect(page.getByLabel(counters("pin.label"))).toBeFocused();
  await page.keyboard.type(CASHIERS_PIN);
  await expect(page.getByRole("banner")).toContainText(CASHIER.name);
  await expect(page).toHaveURL(new RegExp(`${STORE.at}$`));
}
export const card = (page: Page, number: string) => page.getByRole("listitem").filter({ hasText: number });
/** Keys as a wedge scanner sends them, wherever focus is; not quicker after the last than a scanner that bounced. */
export async function shoot(page: Page, code: string): Promise<void> {
  await page.waitForTimeout(2 * BOUNCE_MS);
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}
/** A colleague at the queue takes a collection, scans its pieces and puts it on a shelf. */
export async function gather(page: Page, number: string, pieces: readonly string[], shelf: string): Promise<void> {
  await card(page, number).getByRole("link").click();
  await page.getByRole("button", { name: pick("take.submit") }).click();
  await expect(page.getByLabel(pick("client.bar.label")), "the script has come").toBeFocused();
  for (const [i, sku] of pieces.entries()) {
    await shoot(page, sku);
    await expect(page.getByRole("progressbar")).toHaveJSProperty("value", i + 1);
  }
  await page.getByLabel(pick("client.ready.shelf")).fill(shelf);
  await page.getByRole("button", { name: pick("client.ready.submit") }).click();
  await expect(page.getByRole("heading", { level: 2, name: pick("over.ready") })).toBeVisible();
}
/** A colleague looks at the counter for what a customer shows or says. */
export async function findAtCounter(page: Page, typed: string): Promise<void> {
  await page.goto(`${STORE.at}/hand-over`);
  await page.getByRole("searchbox").fill(typed);
  await page.keyboard.press("Enter");
}
