import type { Page } from "@playwright/test";
import { cardWords, say } from "./words";
import { field, order, payBy, putInBag, toCheckout } from "./buying";
import { letterTo } from "./letters";
import { type Person, somebody } from "./people";
import { expect, test } from "./shop";

const STORE = { name: "Corso Como", handle: "milano-corso-como" };
const [HANDLE, SKU] = ["lampada-fungo", "BL-LIG-11-BORD"];
const [t, o] = [say("it", "checkout"), say("it", "order")];
const when = (page: Page) => page.getByLabel(t("window.at", { place: STORE.name }));

/** A lamp in the bag, to be collected in the store; at the checkout, all filled in. */
async function atCheckout(page: Page, who: Person): Promise<void> {
  await putInBag(page, HANDLE, SKU);
  await toCheckout(page);
  await page.locator("label").filter({ hasText: STORE.name }).first().click();
  await expect(field(page, t("street")), "nothing is sent").toHaveCount(0);
  await field(page, t("name")).fill(who.name);
  await field(page, t("email")).fill(who.email);
}
const offered = (page: Page) => when(page).locator('option:not([value=""])').evaluateAll((all) => all.map((each) => (each as HTMLOptionElement).value));
const cardPage = (page: Page) => page.getByRole("heading", { level: 1, name: cardWords("it").title });

test("two shoppers want the last place of a window at once: one has it, the other hears it, chooses another and is expected then", async ({ page: one, another, behind }) => {
  await behind.windowsFor(STORE.handle, 1);
  const [anna, bice, two] = [somebody("Anna Ritira"), somebody("Bice Ritira"), await another()];
  await atCheckout(one, anna);
  await atCheckout(two, bice);
  const [last = "", next = ""] = (await offered(one)).slice(-2).toReversed();
  for (const page of [one, two]) await when(page).selectOption(last);
  await Promise.all([one, two].map((page) => page.getByRole("button", { name: t("pay") }).click()));
  const refusal = (page: Page) => page.getByText(t("refused.window-full")).first();
  await expect(cardPage(one).or(refusal(one)).first()).toBeVisible();
  await expect(cardPage(two).or(refusal(two)).first()).toBeVisible();
  const [winner, loser, unlucky] = (await cardPage(one).isVisible()) ? [one, two, bice] : [two, one, anna];
  await expect(cardPage(winner)).toBeVisible();

  await expect(refusal(loser)).toBeVisible();
  await expect.poll(() => offered(loser), "it is offered no more").not.toContain(last);
  await expect(field(loser, t("name")), "nothing typed is lost").toHaveValue(unlucky.name);
  await expect(loser.getByRole("radio", { name: new RegExp(STORE.name) }).first(), "the bag is whole").toBeChecked();
  await when(loser).selectOption(next);
  await order(loser);
  await payBy(loser, "success");
  await expect(loser.getByRole("heading", { level: 1, name: o("standing.thanks") })).toBeVisible();

  const [, from = ""] = next.split(" ");
  const at = (moment: Date) => new Intl.DateTimeFormat("it-IT", { timeZone: "Europe/Rome", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(moment);
  const times = `dalle ${at(new Date(from))} alle ${at(new Date(Date.parse(from) + 3_600_000))}`;
  await expect(loser.getByRole("main")).toContainText(times);
  expect((await letterTo(behind, unlucky.email))?.text).toContain(times);
  const href = await loser.getByRole("link", { name: o("pass.calendar") }).getAttribute("href");
  const file = await loser.request.get(href ?? "");
  expect(await file.text()).toContain(`DTSTART:${from.replaceAll(/[-:]|\.\d+/g, "")}`);

  // Its buyer changes their mind: the place is somebody else's again.
  await loser.locator("summary").filter({ hasText: o("change.title") }).click();
  await loser.getByRole("button", { name: new RegExp(`^${o("change.drop")}`) }).click();
  await expect(loser.getByRole("main")).not.toContainText(times);
  const three = await another();
  await atCheckout(three, somebody("Cleo Ritira"));
  const free = await offered(three);
  expect(free).toContain(next);
  expect(free, "the winner still has theirs").not.toContain(last);
  await behind.windowsFor(STORE.handle, 4);
});

test("any time once it is ready needs no choice", async ({ page, behind }) => {
  const dina = somebody("Dina Ritira");
  await atCheckout(page, dina);
  await expect(when(page)).toHaveValue("");
  await order(page);
  await payBy(page, "success");
  await expect(page.getByRole("heading", { level: 1, name: o("standing.thanks") })).toBeVisible();
  await expect(page.getByText(o("window.yours"), { exact: true })).toHaveCount(0);
  expect((await behind.orders(dina.email))[0]?.state).toBe("paid");
});
