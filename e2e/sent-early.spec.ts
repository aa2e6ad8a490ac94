import type { Page } from "@playwright/test";
import { addresses } from "@/components/shop/addresses";
import { awake } from "./awake";
import { field } from "./buying";
import { expect, test } from "./shop";
import { say } from "./words";

const at = addresses("it");

/** Keeps the page's scripts back until `come` is called. */
async function holdScripts(page: Page): Promise<{ come: () => void }> {
  let come: () => void = () => {};
  const scripts = new Promise<void>((resolve) => (come = resolve));
  await page.route(/\/_next\/static\/.+\.js/, async (route) => {
    await scripts;
    await route.continue();
  });
  return { come };
}

test("a form sent before the page's script has come is answered, keeps what was typed, and goes on when the script is there", async ({ page }) => {
  const t = say("it", "withdrawal");
  const main = page.getByRole("main");
  const { come } = await holdScripts(page);
  await page.goto(at.withdrawal(), { waitUntil: "commit" });
  await field(page, t("name")).fill("Prova Canarino");
  await main.getByRole("button", { name: t("go") }).click();
  await expect(field(page, t("contract"))).toHaveAttribute("aria-invalid", "true");
  await expect(field(page, t("name"))).toHaveValue("Prova Canarino");
  await field(page, t("contract")).fill("la lampada di novembre");
  come();
  await awake(main.getByRole("button", { name: t("go") }));
  await expect(field(page, t("contract")), "the answer stands").toHaveAttribute("aria-invalid", "true");
  await expect(field(page, t("name"))).toHaveValue("Prova Canarino");
  await expect(field(page, t("contract")), "typed while the script was on its way").toHaveValue("la lampada di novembre");
  await field(page, t("email")).fill("prova.canarino@example.org");
  await main.getByRole("button", { name: t("go") }).click();
  await expect(page.getByRole("heading", { name: t("confirmTitle") })).toBeVisible();
});

test("a wrong password sent before the page's script has come is refused in words, in the shop and in the office", async ({ page }) => {
  for (const path of [at.signIn(), "/admin/orders"]) {
    const form = page.locator("form").filter({ has: page.locator("input[type=password]") });
    const refusal = page.getByRole("main").getByRole("alert");
    const { come } = await holdScripts(page);
    await page.goto(path, { waitUntil: "commit" });
    await form.locator("input[type=email]").fill("nessuno@example.org");
    await form.locator("input[type=password]").fill("falsa-di-sicuro");
    await form.locator("button[type=submit], button:not([type])").first().click();
    await expect(refusal, path).toBeVisible();
    come();
    await awake(form.locator("input[type=password]"));
    await expect(refusal, path).toBeVisible();
    await expect(form.locator("input[type=email]")).toHaveValue("nessuno@example.org");
    await page.unrouteAll();
  }
});
