import { somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const t = say("it", "office");
const MANAGER = { email: "dora.direttrice@bottegalume.example", password: "chiavi-di-bottega-4" };
const CASHIER = { email: "carlo.cassiere@bottegalume.example", password: "resto-contato-9" };

test("a colleague reads a mail in the office; a cashier does not, and a stranger sees nothing", async ({ page, another, watched }) => {
  watched.allow(/Blocked script execution in .about:srcdoc./); // the mail's frame runs nothing, not even the watcher
  const dario = somebody("Dario Prova");
  await page.goto("/it/sign-in");
  const account = say("it", "account");
  const form = page.getByRole("region", { name: account("signIn.withLink") });
  await form.getByLabel(account("email")).fill(dario.email);
  await form.getByRole("button", { name: account("signIn.sendLink") }).click();
  await expect(page.getByText(account("linkSent"))).toBeVisible();

  await page.goto("/admin/messages");
  await expect(page, "strangers are sent to sign in").toHaveURL(/\/admin\/sign-in\?next=%2Fadmin%2Fmessages$/);
  await page.getByLabel(t("email")).fill(MANAGER.email);
  await page.getByLabel(t("password")).fill(MANAGER.password);
  await page.getByRole("button", { name: t("enter") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("messages.title"));
  await page.getByLabel(t("messages.search")).fill(dario.email);
  await page.getByRole("button", { name: t("messages.find") }).click();
  await page.getByRole("link", { name: say("it", "mails")("welcome.subject", { shop: "Bottega Lume" }) }).click();
  await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toHaveText(say("it", "mails")("welcome.title"));

  const counter = await another();
  await counter.goto("/admin/messages");
  await counter.getByLabel(t("email")).fill(CASHIER.email);
  await counter.getByLabel(t("password")).fill(CASHIER.password);
  await counter.getByRole("button", { name: t("enter") }).click();
  await expect(counter.getByRole("heading", { level: 1 })).toHaveText(t("notYours"));

  await page.getByRole("button", { name: t("leave") }).click();
  await expect(page).toHaveURL(/\/admin\/sign-in$/);
  await page.goto("/admin/messages");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("signIn"));
});
