import type { Page } from "@playwright/test";
import { letterTo, linkIn } from "./letters";
import { firstName, HOME, somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const t = say("it", "account");
const letters = say("it", "mails");
const title = (page: Page) => page.getByRole("heading", { level: 1 });
/** A field that can be seen: the page before stays in the document, hidden. */
const typed = (page: Page, label: string) => page.getByLabel(new RegExp(`^${label}`)).filter({ visible: true });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto("/it/sign-in");
  const form = page.getByRole("region", { name: t("signIn.withPassword") });
  await form.getByLabel(t("email")).fill(email);
  await form.getByLabel(t("password")).fill(password);
  await form.getByRole("button", { name: t("signIn.submit"), exact: true }).click();
}

test("somebody signs up, proves the address, keeps an address, and is signed out everywhere", async ({ page, behind, another }) => {
  const anna = somebody("Anna Prova");

  await page.goto("/it/account");
  await expect(page, "strangers are sent to sign in").toHaveURL(/sign-in\?next=%2Fit%2Faccount$/);
  await page.getByRole("link", { name: t("signIn.create") }).click();
  await expect(title(page)).toHaveText(t("signUp.title"));
  await typed(page, t("email")).fill("anna");
  await typed(page, t("password")).fill("password1");
  await press(page, t("signUp.submit"));
  await expect(page.getByText(say("it", "forms")("problems.email"))).toBeVisible();
  await expect(page.getByText(say("it", "forms")("problems.password-too-common"))).toBeVisible();
  await expect(typed(page, t("email"))).toBeFocused();
  await expect(typed(page, t("email")), "what was typed stays").toHaveValue("anna");

  await typed(page, t("email")).fill(anna.email);
  await typed(page, t("name")).fill(anna.name);
  await typed(page, t("password")).fill(anna.password);
  await press(page, t("signUp.submit"));
  await expect(page.getByText(t("signUpSent"))).toBeVisible();

  const letter = await letterTo(behind, anna.email);
  await page.goto(linkIn(letter, letters("confirm.button")));
  await press(page, t("link.submit"));
  await expect(title(page)).toHaveText(t("hello", { name: firstName(anna) }));
  await expect(page.getByText(t("welcome.yes"))).toBeVisible();

  await page.getByRole("link", { name: t("addresses.go") }).click();
  await expect(title(page)).toHaveText(t("addresses.title"));
  await press(page, t("save"));
  await expect(page.getByText(say("it", "forms")("problems.postcode"))).toBeVisible();
  for (const [key, value] of Object.entries({ name: anna.name, ...HOME })) await typed(page, t(`address.${key}`)).fill(value);
  await press(page, t("save"));
  await expect(page.getByRole("listitem").filter({ hasText: HOME.street })).toBeVisible();

  const phone = await another();
  await signIn(phone, anna);
  await expect(title(phone)).toHaveText(t("hello", { name: firstName(anna) }));
  await expect(phone.getByText(t("sessions.other"))).toBeVisible();
  await press(phone, t("sessions.leave"));
  await expect(phone.getByText(t("leftEverywhere"))).toBeVisible();

  await page.goto("/it/account");
  await expect(title(page), "the first browser is signed out too").toHaveText(t("signIn.title"));
  await page.goto(linkIn(letter, letters("confirm.button")));
  await press(page, t("link.submit"));
  await expect(page.getByText(t("linkOver")), "a link works once").toBeVisible();
});

test("a forgotten password is replaced by mail, also before any script has arrived", async ({ behind, another }) => {
  const bruno = somebody("Bruno Prova");
  await behind.anAccount(bruno);
  const page = await another({ javaScriptEnabled: false });

  await signIn(page, { ...bruno, password: "sbagliata di sicuro" });
  await expect(page.getByText(t("wrong"))).toBeVisible();
  await page.getByRole("link", { name: t("signIn.forgotten") }).click();
  await typed(page, t("email")).fill(bruno.email);
  await press(page, t("reset.submit"));
  await expect(page.getByText(t("resetSent"))).toBeVisible();

  const letter = await letterTo(behind, bruno.email);
  await page.goto(linkIn(letter, letters("reset.button")));
  await typed(page, t("newPassword")).fill("tavolo di noce");
  await press(page, t("choose.submit"));
  await expect(page.getByText(t("welcome.back"))).toBeVisible();
  await press(page, t("leave"));
  await expect(page).toHaveURL(/\/it$/);
  await signIn(page, { ...bruno, password: "tavolo di noce" });
  await expect(title(page)).toHaveText(t("hello", { name: firstName(bruno) }));
});

test("a link instead of a password, in English, leads back to where one was going", async ({ page, behind }) => {
  const carla = somebody("Carla Prova");
  await behind.anAccount(carla);
  const english = say("en", "account");
  await page.goto("/en/sign-in?next=/en/account/addresses");
  const form = page.getByRole("region", { name: english("signIn.withLink") });
  await form.getByLabel(english("email")).fill(carla.email.toUpperCase());
  await press(page, english("signIn.sendLink"));
  await expect(page.getByText(english("linkSent"))).toBeVisible();
  const letter = await letterTo(behind, carla.email);
  expect(letter).toMatchObject({ kind: "sign-in", locale: "en", subject: say("en", "mails")("sign-in.subject") });
  await page.goto(linkIn(letter, say("en", "mails")("sign-in.button")));
  await press(page, english("link.submit"));
  await expect(page).toHaveURL(/\/en\/account\/addresses$/);
});
