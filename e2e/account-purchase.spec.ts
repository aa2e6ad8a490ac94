import { addresses } from "@/components/shop/addresses";
import { field, fillIn, order, payBy, putInBag, toCheckout } from "./buying";
import { signIn } from "./entering";
import { letterTo, linkIn } from "./letters";
import { firstName, somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const PEN = "BL-STA-32-OTTO";

test("somebody signs up, signs in, buys, and finds the order in the history", async ({ page, behind }) => {
  const lucia = somebody("Lucia Prova");
  const t = say("it", "account");
  const optional = say("it", "forms")("optional");

  await page.goto(addresses("it").signIn());
  await page.getByRole("link", { name: t("signIn.create") }).click();
  await expect(page.getByRole("heading", { level: 1, name: t("signUp.title") })).toBeVisible();
  await field(page, t("email")).fill(lucia.email);
  await field(page, `${t("name")} (${optional})`).fill(lucia.name);
  await field(page, t("passwordOptional")).fill(lucia.password);
  await page.getByRole("button", { name: t("signUp.submit") }).click();
  await expect(page.getByRole("status").filter({ hasText: t("signUpSent") })).toBeVisible();
  await page.goto(linkIn(await letterTo(behind, lucia.email), say("it", "mails")("confirm.button")));
  await page.getByRole("button", { name: t("link.submit") }).click();
  await expect(page.getByText(t("welcome.yes"))).toBeVisible();

  await page.getByRole("button", { name: t("leave"), exact: true }).click();
  await expect(page).not.toHaveURL(/\/account/);
  await signIn(page, lucia);
  await expect(page.getByRole("heading", { level: 1, name: t("hello", { name: firstName(lucia) }) })).toBeVisible();

  await putInBag(page, "penna-ottone", PEN);
  await toCheckout(page);
  await expect(field(page, say("it", "checkout")("email"))).toHaveValue(lucia.email);
  await fillIn(page, lucia);
  await order(page);
  await payBy(page, "success");
  await expect(page.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();
  const [made] = await behind.orders(lucia.email);
  expect(made).toMatchObject({ state: "paid", captured: 5900 + 690 });

  await page.goto(addresses("it").account);
  await page.getByRole("link", { name: t("orders.go") }).click();
  await expect(page.getByRole("heading", { level: 1, name: say("it", "order")("list.title") })).toBeVisible();
  const number = made?.number.replace(/^(.{4})/, "$1-") ?? "";
  await page.getByRole("main").getByRole("listitem").filter({ hasText: number }).getByRole("link").click();
  await expect(page.getByRole("main")).toContainText("Penna Ottone");
});
