import { awake } from "./awake";
import { field, fillIn, order, payBy, putInBag, toCheckout } from "./buying";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

test("a guest withdraws from an order in two steps, from the foot of any page, and has the proof at once", async ({ page, another, behind }) => {
  const piero = somebody("Piero Prova");
  const t = say("it", "withdrawal");
  await putInBag(page, "candela-cera", "BL-HOM-36-LINO");
  await toCheckout(page);
  await fillIn(page, piero);
  await order(page);
  await payBy(page, "success");
  await expect(page.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();
  const number = (await behind.orders(piero.email))[0]?.number.replace(/^(.{4})/, "$1-") ?? "";

  const later = await another();
  await later.goto("/it/p/candela-cera");
  await later.getByRole("contentinfo").getByRole("link", { name: say("it", "frame")("footer.withdraw") }).click();
  await expect(later.getByRole("heading", { level: 1, name: t("title") })).toBeVisible();
  await awake(later.getByRole("main").getByRole("button", { name: t("go") }));
  await later.getByRole("main").getByRole("button", { name: t("go") }).click();
  await expect(field(later, t("name"))).toHaveAttribute("aria-invalid", "true");

  await field(later, t("name")).fill(piero.name);
  await field(later, t("contract")).fill(number);
  await field(later, t("email")).fill(piero.email);
  await later.getByRole("main").getByRole("button", { name: t("go") }).click();
  await expect(later.getByRole("heading", { name: t("confirmTitle") })).toBeVisible();
  await expect(later.getByRole("main")).toContainText(t("content"));
  await expect(later.getByRole("main")).toContainText(number);
  expect((await behind.mails(piero.email)).filter(({ kind }) => kind !== "order-received"), "nothing is stated before the second step").toEqual([]);
  await later.getByRole("button", { name: t("confirm") }).click();
  await expect(later.getByRole("heading", { name: t("doneTitle") })).toBeVisible();

  await expect.poll(async () => (await behind.mails(piero.email)).map(({ subject }) => subject)).toContain(say("it", "mails-order")("withdrawal.subject"));
  const proof = (await behind.mails(piero.email)).find(({ subject }) => subject === say("it", "mails-order")("withdrawal.subject"));
  expect(proof?.text).toContain(number);
  expect(proof?.text).toContain(piero.name);
});
