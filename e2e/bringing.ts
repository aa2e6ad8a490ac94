import { expect, type Page } from "@playwright/test";
import { awake } from "./awake";
import type { Behind } from "./behind";
import { payBy } from "./buying";
import { atWork, CASHIER, codeOn, findAtCounter, gather, hand, numberOf, STORE, toCollect } from "./counter";
import type { Person } from "./people";
import { say } from "./words";

const LAMP = "lampada-fungo";
/** What is brought back to a till: 189.00. */
export const SKU = "BL-LIG-11-BORD";
const [t, order, office] = [say("it", "staff-return"), say("it", "order"), say("it", "office")];

/** A lamp bought on the web, paid by card, and collected in Milan. Answers the order's number, as people read it. */
export async function aLampCollected(customer: Page, store: Page, behind: Behind, who: Person): Promise<string> {
  await behind.bring(SKU, STORE.handle, 1);
  await atWork(store, CASHIER);
  await toCollect(customer, who, [LAMP, SKU]);
  await payBy(customer, "success");
  await expect(customer.getByRole("heading", { level: 1, name: order("standing.thanks") })).toBeVisible();
  const number = await numberOf(behind, who);
  await gather(store, number, [SKU], "p12");
  await customer.reload();
  await findAtCounter(store, await codeOn(customer, number));
  await store.getByRole("button", { name: hand("give.submit"), exact: true }).click();
  await expect(store.getByRole("status").filter({ hasText: who.name })).toBeVisible();
  return number;
}
/** A colleague opens the order at the returns desk, and the lamp is back, as new. At another store its customer says the address that it was placed with. */
export async function atTheDesk(desk: Page, number: string, elsewhere: Person | null): Promise<void> {
  await desk.getByRole("searchbox").fill(number);
  await desk.keyboard.press("Enter");
  if (elsewhere) {
    await awake(desk.getByRole("button", { name: t("byMail.submit") }));
    await desk.getByLabel(t("byMail.email")).fill(elsewhere.email);
    await desk.getByRole("button", { name: t("byMail.submit") }).click();
  }
  await desk.getByText(t("answer.yes")).first().click();
  await desk.getByRole("button", { name: t("next") }).click();
}
/** A colleague signs in where they want to work. */
export async function enter(desk: Page, path: string, who: Person): Promise<void> {
  await desk.goto(path);
  await desk.getByLabel(office("email")).fill(who.email);
  await desk.getByLabel(office("password")).fill(who.password);
  await desk.getByRole("button", { name: office("enter") }).click();
}
