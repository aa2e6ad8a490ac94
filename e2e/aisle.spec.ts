import type { Page } from "@playwright/test";
import { atWork, CASHIER, COUNTER, MANAGER, staff, STORE } from "./counter";
import { expect, test } from "./shop";
import { say } from "./words";

const [HANDLE, SKU, NAME] = ["cuscino-lino", "BL-TEX-26-NATU-S", "Cuscino Lino"];
const CLOSED = "torino-via-lagrange";
/** Who is coming is said within two seconds. */
const AT_ONCE = { timeout: 2_000 };
const aisle = say("it", "aisle");
const labelIn = (store: string) => `/it/s/${store}/p/${HANDLE}?v=${SKU}`;
const bring = (page: Page) => page.getByRole("button", { name: aisle("bring.open") }).filter({ visible: true }).first();
const said = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });
const wish = (page: Page, spot: string) => page.getByRole("listitem").filter({ hasText: spot });

/** Somebody at the shelf asks for what is in front of them. */
async function ask(page: Page, spot: string): Promise<void> {
  await page.goto(labelIn(STORE.handle));
  await bring(page).click();
  await page.getByLabel(aisle("bring.spot")).fill(spot);
  await page.getByRole("button", { name: aisle("bring.submit") }).click();
  await expect(said(page, aisle("bring.state.asked.title"))).toBeVisible();
}

test("a shopper at the shelf asks, a colleague goes, both phones say so at once; what isn't there is remembered", async ({ page: shopper, another, behind }) => {
  await behind.openToday(STORE.handle, true);
  const phone = await another(COUNTER);
  await atWork(phone, CASHIER);
  await phone.goto(`${STORE.at}/more`);
  await phone.getByLabel(staff("shownName.label")).fill("Carlo");
  await phone.getByRole("button", { name: staff("shownName.submit") }).click();
  await expect(phone.getByRole("status").filter({ hasText: staff("shownName.done") })).toBeVisible();
  const listens = phone.waitForResponse(/\/api\/staff\/live/);
  await phone.goto(`${STORE.at}/tasks`);
  await listens;

  await ask(shopper, "alla colonna rossa");
  await expect(shopper.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await expect(shopper.locator('link[rel="canonical"]')).toHaveAttribute("href", new RegExp(`/it/p/${HANDLE}$`));
  await expect(wish(phone, "alla colonna rossa"), "the colleague's list shows it by itself").toContainText(NAME, AT_ONCE);
  await wish(phone, "alla colonna rossa").getByRole("button", { name: staff("tasks.accept") }).click();
  await expect(said(shopper, aisle("bring.state.accepted.title", { name: "Carlo" }))).toBeVisible(AT_ONCE);
  await wish(phone, "alla colonna rossa").getByRole("button", { name: staff("tasks.brought") }).click();
  await expect(said(shopper, aisle("bring.state.brought.title"))).toBeVisible(AT_ONCE);
  await expect(wish(phone, "alla colonna rossa")).toHaveCount(0);

  await ask(shopper, "alla colonna verde");
  await wish(phone, "alla colonna verde").getByRole("button", { name: staff("tasks.accept") }).click();
  await wish(phone, "alla colonna verde").getByRole("button", { name: staff("tasks.notThere") }).click();
  await expect(said(shopper, aisle("bring.state.not-there.title"))).toBeVisible(AT_ONCE);
  await phone.reload();
  await expect(phone.getByRole("region", { name: staff("tasks.lost.title") })).toContainText(NAME);
});

test("two colleagues press at once: one goes, the other reads who; the shopper changes their mind", async ({ page: shopper, another, behind }) => {
  await behind.openToday(STORE.handle, true);
  const [one, other] = [await another(COUNTER), await another(COUNTER)];
  await atWork(one, CASHIER);
  await atWork(other, MANAGER);
  await ask(shopper, "vicino alla scala");
  const go = (page: Page) => wish(page, "vicino alla scala").getByRole("button", { name: staff("tasks.accept") });
  await Promise.all([expect(go(one)).toBeVisible(), expect(go(other)).toBeVisible()]);
  await Promise.all([go(one).click(), go(other).click()]);
  const ends = (page: Page) => wish(page, "vicino alla scala").getByRole("button", { name: staff("tasks.brought") });
  await expect.poll(async () => (await ends(one).count()) + (await ends(other).count())).toBe(1);
  const loser = (await ends(one).count()) === 0 ? { page: one, winner: MANAGER } : { page: other, winner: CASHIER };
  await expect(wish(loser.page, "vicino alla scala")).toContainText(staff("tasks.request.taken", { name: loser.winner.name }));
  await shopper.getByRole("button", { name: aisle("bring.withdraw") }).click();
  await expect(said(shopper, aisle("bring.state.withdrawn.title"))).toBeVisible();
  await expect(wish(one, "vicino alla scala")).toHaveCount(0);
});

test("where the store is closed, or nobody is at work, the button says why, and the rest can be had", async ({ page: shopper, behind }) => {
  await behind.openToday(CLOSED, false);
  await shopper.goto(labelIn(CLOSED));
  await expect(said(shopper, aisle("bring.no.closed", { says: "" }).trim().replace(/[.: ]+$/, ""))).toBeVisible();
  await expect(bring(shopper)).toBeDisabled();
  await behind.openToday(CLOSED, true);
  await shopper.reload();
  await expect(said(shopper, aisle("bring.no.nobody-there"))).toBeVisible();
  await expect(bring(shopper)).toBeDisabled();
  await shopper.getByRole("button", { name: aisle("take.add") }).filter({ visible: true }).first().click();
  await expect(shopper.getByRole("dialog").or(shopper.getByRole("status").filter({ hasText: NAME }))).toBeVisible();
  await shopper.goto(labelIn(CLOSED));
  await shopper.getByRole("link", { name: aisle("strip.out") }).click();
  await expect(shopper).toHaveURL(new RegExp(`/it/p/${HANDLE}`));
});
