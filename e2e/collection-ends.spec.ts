import { addresses } from "@/components/shop/addresses";
import { field, fillIn, order, payBy, putInBag, toCheckout } from "./buying";
import { atWork, card, CASHIER, codeOn, COUNTER, findAtCounter, gather, hand, MANAGER, numberOf, staff, STORE, toCollect } from "./counter";
import { DESK } from "./devices";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const LAMP = ["lampada-fungo", "BL-LIG-11-PANN", "Lampada Fungo"] as const;
const JUG = ["brocca-pia", "BL-CER-05-OCRA", "Brocca Pia"] as const;
const VASE = ["vaso-onda", "BL-CER-01-LATT", "Vaso Onda"] as const;
const [t, checkout, office, orders] = [say("it", "order"), say("it", "checkout"), say("it", "office"), say("it", "admin-orders")];

test("some is collected at once, some later, and the rest comes by parcel: every page says which is which", async ({ page: customer, another, behind }) => {
  const anna = somebody("Anna Divide");
  for (const [, sku] of [LAMP, JUG]) await behind.bring(sku, STORE.handle, 2);
  for (const [handle, sku] of [LAMP, JUG, VASE]) await putInBag(customer, handle, sku);
  await toCheckout(customer);
  for (const [, , title] of [LAMP, JUG]) {
    const ways = customer.getByRole("group", { name: checkout("howOf", { title }) });
    await ways.locator("label").filter({ hasText: STORE.name }).click();
    await expect(ways.getByRole("radio", { name: new RegExp(STORE.name) })).toBeChecked();
  }
  await expect(customer.getByRole("complementary", { name: checkout("order") }), "delivery is no longer free").toContainText("6,90"); // the sums have followed
  await fillIn(customer, anna);
  await order(customer);
  await payBy(customer, "success");
  await expect(customer.getByRole("heading", { level: 1, name: t("standing.thanks") })).toBeVisible();
  await expect(customer.getByRole("heading", { level: 3, name: t("collect", { place: STORE.name }) })).toBeVisible();
  await expect(customer.getByRole("heading", { level: 3, name: t("deliver") })).toBeVisible();
  const number = await numberOf(behind, anna);

  const store = await another(COUNTER);
  await atWork(store, CASHIER);
  await gather(store, number, [LAMP[1], JUG[1]], "p21");
  await expect(customer.getByRole("heading", { level: 1, name: t("standing.ready") }), "without a reload").toBeVisible();
  const code = await codeOn(customer, number);

  await findAtCounter(store, code);
  await store.locator("summary").filter({ hasText: hand("give.otherOrSome") }).click();
  await store.getByRole("checkbox", { name: new RegExp(JUG[2]) }).uncheck();
  await store.getByRole("button", { name: hand("give.submit"), exact: true }).click();
  await expect(store.getByRole("status").filter({ hasText: hand("handedSome", { shelf: "P21" }) })).toBeVisible();
  await expect(customer.getByRole("heading", { level: 3, name: t("collect", { place: STORE.name }) }), "one part is gone, one waits").toHaveCount(2);
  await expect(customer.getByRole("main")).toContainText(code);

  const desk = await another(DESK);
  await desk.goto(`/admin/orders/${number.replace("-", "")}`);
  await desk.getByLabel(office("email")).fill(MANAGER.email);
  await desk.getByLabel(office("password")).fill(MANAGER.password);
  await desk.getByRole("button", { name: office("enter") }).click();
  await desk.getByLabel(orders("trackingNumber")).fill("123456789012");
  await desk.getByRole("button", { name: orders("send") }).click();
  await expect.poll(async () => (await behind.mails(anna.email)).map((mail) => mail.kind)).toContain("parcel-sent");
  expect((await behind.orders(anna.email))[0], "a piece still waits").toMatchObject({ state: "paid", refunded: 0 });

  await findAtCounter(store, code);
  await expect(store.getByRole("article")).toContainText(JUG[2]);
  await expect(store.getByRole("article")).not.toContainText(LAMP[2]);
  await store.getByRole("button", { name: hand("give.submit"), exact: true }).click();
  await expect(store.getByRole("status").filter({ hasText: hand("handedAll") })).toBeVisible();
  await expect(customer.getByRole("heading", { level: 1, name: t("standing.sent") })).toBeVisible();
  expect((await behind.orders(anna.email))[0]).toMatchObject({ state: "fulfilled", refunded: 0 });
});

test("somebody else collects: named by the buyer, seen at the counter, and the buyer's page says who it was", async ({ page: customer, another, behind }) => {
  const bice = somebody("Bice Manda");
  await behind.bring(LAMP[1], STORE.handle, 1);
  await toCollect(customer, bice, [LAMP[0], LAMP[1]]);
  await payBy(customer, "success");
  await customer.locator("summary").filter({ hasText: t("collector.send") }).click();
  await field(customer, t("collector.name")).fill("Ugo Mandato");
  await customer.getByRole("button", { name: t("collector.save") }).click();
  await expect(customer.getByText(t("collector.also", { name: "Ugo Mandato" }))).toBeVisible();
  const number = await numberOf(behind, bice);

  const store = await another(COUNTER);
  await atWork(store, CASHIER);
  await gather(store, number, [LAMP[1]], "p22");
  await findAtCounter(store, "Ugo Mandato");
  await expect(store.getByRole("heading", { level: 2, name: bice.name })).toBeVisible();
  await expect(store.getByRole("article")).toContainText("Ugo Mandato");
  const byDocument = store.getByRole("region", { name: hand("give.byDocument") });
  await byDocument.getByRole("radio", { name: /Ugo Mandato/ }).check();
  await byDocument.getByRole("checkbox").check();
  await byDocument.getByRole("button", { name: hand("give.without") }).click();
  await expect(store.getByRole("status").filter({ hasText: hand("handed", { name: "Ugo Mandato" }) })).toBeVisible();
  await expect(customer.getByRole("main"), "without a reload").toContainText(t("steps.collectedBy", { name: "Ugo Mandato" }));
  await findAtCounter(store, number);
  await expect(store.getByRole("alert").filter({ hasText: hand("state.givenTo.title") })).toContainText("Ugo Mandato");
});

test("nobody comes: reminded, then over; the pieces go back to the floor and the money to the card", async ({ page: customer, another, behind }) => {
  const cleo = somebody("Cleo Dimentica");
  await behind.bring(LAMP[1], STORE.handle, 1);
  await toCollect(customer, cleo, [LAMP[0], LAMP[1]]);
  await payBy(customer, "success");
  await expect(customer.getByRole("heading", { level: 1, name: t("standing.thanks") })).toBeVisible();
  const [number, kinds] = [await numberOf(behind, cleo), async () => (await behind.mails(cleo.email)).map((mail) => mail.kind)];
  const store = await another(COUNTER);
  await atWork(store, CASHIER);
  await gather(store, number, [LAMP[1]], "p23");
  const code = await codeOn(customer, number);

  await behind.letWait(number.replace("-", ""), { ready: 60, left: 12 });
  await expect.poll(kinds).toContain("collection-waits");
  expect((await behind.orders(cleo.email))[0], "it still waits").toMatchObject({ state: "paid", refunded: 0 });
  await behind.letWait(number.replace("-", ""), { ready: 73, left: -1 });
  await expect(customer.getByRole("heading", { level: 1, name: t("standing.cancelled") }), "without a reload").toBeVisible();
  await expect(customer.getByRole("main")).toContainText(t("steps.notCollected"));
  await expect.poll(kinds).toContain("collection-expired");
  await expect.poll(async () => (await behind.orders(cleo.email))[0]).toMatchObject({ state: "cancelled", refunded: 18_900 });

  await findAtCounter(store, code);
  await expect(store.getByRole("alert").filter({ hasText: hand("state.expired.title") }), "not given any more").toBeVisible();
  await store.getByRole("link", { name: staff("pickups") }).click();
  await store.getByRole("button", { name: new RegExp(staff("tabs.putBack")) }).click();
  await expect(card(store, number)).toContainText("P23");
  await card(store, number).getByRole("button", { name: staff("back.submit") }).click();
  await expect(card(store, number)).toHaveCount(0);
  await customer.goto(addresses("it").product(LAMP[0], LAMP[1]));
  await expect(customer.getByRole("button", { name: say("it", "product")("buy.add") }).first(), "it is for sale again").toBeEnabled();
});
