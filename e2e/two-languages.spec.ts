import { addresses } from "@/components/shop/addresses";
import { DESK } from "./devices";
import { bagLink, order, fillIn, payBy, putInBag, toCheckout } from "./buying";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const HOLDER = "BL-STA-33-CREM";
test.use(DESK);

test("the same page in the other language, and everything after it, to the mail", async ({ page, baseURL, behind }) => {
  const olga = somebody("Olga Prova");
  const here = addresses("it").product("portapenne-cilindro", HOLDER);
  const there = addresses("en").product("portapenne-cilindro", HOLDER);
  await page.goto(here);
  await expect(page.locator("html")).toHaveAttribute("lang", "it");
  await expect(page.getByText("Crema").first()).toBeVisible();
  const alternates = await page.locator("link[rel=alternate][hreflang]").evaluateAll((links) => links.map((link) => [link.getAttribute("hreflang"), link.getAttribute("href")]));
  const product = (locale: "it" | "en") => `${baseURL}${addresses(locale).product("portapenne-cilindro")}`;
  expect(Object.fromEntries(alternates)).toEqual({ it: product("it"), en: product("en"), "x-default": product("it") });

  const languages = page.getByRole("contentinfo").getByRole("navigation", { name: say("it", "frame")("footer.language") });
  await expect(languages.getByRole("link", { name: "Italiano" })).toHaveAttribute("aria-current", "true");
  await languages.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(`${baseURL}${there}`);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("button", { name: say("en", "product")("buy.add") }).first()).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Portapenne Cilindro");

  await page.getByRole("banner").getByRole("navigation").getByRole("link", { name: "Lighting" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Lighting" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await putInBag(page, "portapenne-cilindro", HOLDER, "en");
  await toCheckout(page, "en");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await fillIn(page, olga, "en");
  await order(page, "en");
  await payBy(page, "success", "en");
  await expect(page.getByRole("heading", { level: 1, name: say("en", "order")("standing.thanks") })).toBeVisible();
  await expect.poll(async () => (await behind.mails(olga.email)).map(({ locale }) => locale)).toEqual(["en"]);

  await page.goto("/");
  await expect(page, "the choice is kept").toHaveURL(/\/en$/);
  await expect(bagLink(page, "en")).toBeVisible();
});
