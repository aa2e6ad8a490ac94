import type { Page } from "@playwright/test";
import { addresses } from "@/components/shop/addresses";
import { awake } from "./awake";
import { field, putInBag } from "./buying";
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

test("a code typed before the page's script has come counts when it is pressed after", async ({ page, behind }) => {
  await behind.bring("BL-TEX-26-TERR-M", "lodi-magazzino", 1);
  await putInBag(page, "cuscino-lino", "BL-TEX-26-TERR-M");
  for (const [path, ask, apply] of [[at.checkout, say("it", "checkout")("codeAsk"), say("it", "checkout")("codeApply")], [at.cart, say("it", "cart")("addCode"), say("it", "cart")("apply")]] as const) {
    const code = await behind.giftCard(1_000);
    const { come } = await holdScripts(page);
    await page.goto(path, { waitUntil: "commit" });
    await page.locator("summary").filter({ hasText: ask }).click();
    await page.locator("input[name=code]").fill(code);
    come();
    const press = page.locator("details").filter({ hasText: ask }).getByRole("button", { name: apply });
    await awake(press);
    await press.click();
    await expect(page.getByRole("main"), path).toContainText(`••${code.slice(-4)}`);
    await page.unrouteAll();
    await page.goto(at.cart);
    await page.getByRole("main").getByRole("button", { name: say("it", "cart")("removeGift", { tail: code.slice(-4) }) }).click();
    await expect(page.getByRole("main")).not.toContainText(`••${code.slice(-4)}`);
  }
});
