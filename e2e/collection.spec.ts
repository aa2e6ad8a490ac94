import type { Page } from "@playwright/test";
import { payBy } from "./buying";
import { atWork, card, CASHIER, codeOn, COUNTER, hand, MANAGER, numberOf, pick, shoot, staff, STORE, toCollect } from "./counter";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const [HANDLE, SKU] = ["lampada-fungo", "BL-LIG-11-BORD"];
/** What the queue promises: an order is there within two seconds. */
const AT_ONCE = { timeout: 2_000 };

test("bought, picked, ready, handed over: the store's phone and the customer's say the same, and a second time says by whom", async ({ page: customer, another, behind }) => {
  const anna = somebody("Anna Ritira");
  const store = await another(COUNTER);
  await atWork(store, CASHIER);
  await toCollect(customer, anna, [HANDLE, SKU]);
  await payBy(customer, "success");
  await expect(customer.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();
  const number = await numberOf(behind, anna);
  await expect(card(store, number), "the queue shows it by itself").toContainText(staff("chip.to-pick"), AT_ONCE);

  await card(store, number).getByRole("link").click();
  await store.getByRole("button", { name: pick("take.submit") }).click();
  await expect(store.getByLabel(pick("client.bar.label")), "the script has come").toBeFocused();
  await shoot(store, "4006381333932");
  await expect(store.getByRole("main")).toContainText(pick("client.scan.misread"));
  await shoot(store, "BL-LIG-11-SALV");
  await expect(store.getByRole("alert").filter({ hasText: pick("client.scan.wrong") })).toContainText(/Salvia/i);
  await shoot(store, SKU);
  await expect(store.getByRole("progressbar")).toHaveJSProperty("value", 1);
  await store.getByRole("button", { name: /^Togli ultimo pezzo letto: Lampada Fungo/ }).click();
  await expect(store.getByRole("progressbar"), "it was a mistake").toHaveJSProperty("value", 0);
  await shoot(store, SKU);
  const shelf = store.getByLabel(pick("client.ready.shelf"));
  await shelf.fill("p14");
  await store.getByRole("button", { name: pick("client.ready.submit") }).click();
  await expect(store.getByRole("heading", { level: 2, name: pick("over.ready") })).toBeVisible();
  await expect(store.getByRole("main")).toContainText("P14");

  await customer.reload();
  const code = await codeOn(customer, number);

  await store.getByRole("link", { name: staff("handOver") }).click();
  await store.getByRole("searchbox").fill("ZZZZ-ZZZZ");
  await store.keyboard.press("Enter");
  await expect(store.getByRole("heading", { level: 2, name: hand("none") })).toBeVisible();
  await store.getByRole("searchbox").fill(code);
  await store.keyboard.press("Enter");
  await expect(store.getByRole("heading", { level: 2, name: anna.name })).toBeVisible();
  await expect(store.getByRole("main")).toContainText(hand("state.proved.title"));
  await store.getByRole("button", { name: hand("give.submit"), exact: true }).click();
  await expect(store.getByRole("status").filter({ hasText: hand("handed", { name: anna.name }) })).toBeVisible();
  await customer.reload();
  await expect(customer.getByRole("main")).toContainText(say("it", "order")("steps.collected"));

  await store.goto(`${STORE.at}/hand-over?q=${code}`);
  await expect(store.getByRole("alert").filter({ hasText: hand("state.given.title") })).toContainText(`da ${CASHIER.name}`);
  expect((await behind.orders(anna.email))[0]).toMatchObject({ state: "fulfilled" });
});

test("two colleagues take the same pick at once: one has it, the other reads who", async ({ page: customer, another, behind }) => {
  const bice = somebody("Bice Ritira");
  await toCollect(customer, bice, [HANDLE, SKU]);
  await payBy(customer, "success");
  await expect(customer.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();
  const number = await numberOf(behind, bice);
  const [one, two] = [await another(COUNTER), await another({ viewport: { width: 820, height: 1180 } })];
  await atWork(one, CASHIER);
  await atWork(two, MANAGER);
  for (const page of [one, two]) {
    await card(page, number).getByRole("link").click();
    await expect(page.getByRole("button", { name: pick("take.submit") })).toBeVisible();
  }
  await Promise.all([one, two].map((page) => page.getByRole("button", { name: pick("take.submit") }).click()));
  const hasIt = (page: Page) => page.getByLabel(pick("client.bar.label")).isVisible();
  await expect.poll(async () => [await hasIt(one), await hasIt(two)].filter(Boolean).length).toBe(1);
  const [winner, loser, name] = (await hasIt(one)) ? [one, two, CASHIER.name] : [two, one, MANAGER.name];
  await expect(loser.getByRole("main")).toContainText(pick("refused.taken", { by: name }));
  await loser.goto(STORE.at);
  await expect(card(loser, number)).toContainText(staff("chip.picking", { name }));
  await winner.getByRole("button", { name: pick("client.giveBack") }).click();
  await expect(card(loser, number), "given back, and seen at once").toContainText(staff("chip.to-pick"), AT_ONCE);
});

test("the queue shows an order within two seconds, also after the line was cut and came back", async ({ page: customer, another, behind, watched }) => {
  watched.allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource|ERR_NETWORK_CHANGED/);
  const store = await another(COUNTER);
  await atWork(store, CASHIER);
  const lia = somebody("Lia Ritira");
  await toCollect(customer, lia, [HANDLE, SKU]);
  await store.context().setOffline(true);
  await expect(store.getByText(staff("line.cut").slice(0, 10))).toBeVisible();
  await payBy(customer, "success");
  await expect(customer.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();
  const number = await numberOf(behind, lia);
  await expect(card(store, number), "not while it is cut").toHaveCount(0);
  await store.context().setOffline(false);
  await expect(card(store, number), "it catches up").toBeVisible(AT_ONCE);
  await expect(store.getByText(staff("line.cut").slice(0, 10))).toBeHidden();
});

test("a store that pauses its intake promises later at once, and goes on when it is lifted", async ({ page: customer, another, behind }) => {
  const store = await another(COUNTER);
  await atWork(store, CASHIER);
  const ready = async () => {
    const answer = await customer.request.get(`/api/stock?locale=it&variants=${await variantId(customer)}`);
    const { value } = (await answer.json()) as { value: { places: { name: string; ready: string | null }[] } };
    return value.places.find((place) => place.name === STORE.name)?.ready;
  };
  await customer.goto(`/it/p/${HANDLE}`);
  const before = await ready();
  await store.getByRole("link", { name: staff("more.title") }).click();
  await store.getByLabel(staff("intake.lasts")).selectOption("today");
  await store.getByLabel(staff("intake.reason")).fill("Scarico merce");
  await store.getByRole("button", { name: staff("intake.submit") }).click();
  await expect(store.getByRole("button", { name: staff("intake.lift") })).toBeVisible();
  if (!before?.startsWith("oggi")) await behind.pauseLonger(STORE.handle); // in the evening one until tonight moves nothing
  await expect.poll(ready, { timeout: 5_000 }).not.toBe(before);
  await store.getByRole("button", { name: staff("intake.lift") }).click();
  await expect(store.getByRole("button", { name: staff("intake.submit") })).toBeVisible();
  await expect.poll(ready, { timeout: 5_000 }).toBe(before);
});

/** The variant that a product's page asks the stock of. */
async function variantId(page: Page): Promise<string> {
  const asked = page.waitForRequest(/\/api\/stock\?/);
  await page.reload();
  return new URL((await asked).url()).searchParams.get("variants")?.split(",")[0] ?? "";
}
