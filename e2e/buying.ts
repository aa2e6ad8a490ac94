import { expect, type Page } from "@playwright/test";
import { addresses } from "@/components/shop/addresses";
import type { Locale } from "@/lib/core/who";
import { grouped } from "@/scripts/stripe-stand-in/card-page";
import { cardNamed } from "@/scripts/stripe-stand-in/cards";
import { HOME, type Person } from "./people";
import { cardWords, say } from "./words";

/** Opens a product, and waits until its script is at work: for journeys about what only a script can do. */
export async function openAwake(page: Page, path: string): Promise<void> {
  const awake = page.waitForResponse(/\/api\/stock\?/);
  await page.goto(path);
  await awake;
}

/** Opens a product in one of its colours and puts one in the bag. */
export async function putInBag(page: Page, handle: string, sku: string, locale: Locale = "it"): Promise<void> {
  await page.goto(addresses(locale).product(handle, sku));
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST" && answer.status() < 400); // before the script has come a form answers with the way to the bag
  await page.getByRole("button", { name: say(locale, "product")("buy.add") }).first().click();
  await answered;
}

/** The header says how many things are in the bag. */
export async function expectInBag(page: Page, count: number, locale: Locale = "it"): Promise<void> {
  const word = say(locale, "frame")("header.bag");
  await expect(bagLink(page, locale)).toHaveAccessibleName(count === 0 ? word : new RegExp(`^${word}, ${count}\\b`));
}
export const bagLink = (page: Page, locale: Locale = "it") => page.getByRole("banner").getByRole("link", { name: new RegExp(`^${say(locale, "frame")("header.bag")}`) });

/** From the bag to the checkout. */
export async function toCheckout(page: Page, locale: Locale = "it"): Promise<void> {
  await page.goto(addresses(locale).cart);
  await page.getByRole("main").getByRole("link", { name: say(locale, "cart")("checkout") }).click();
  await expect(page.getByRole("heading", { level: 1, name: say(locale, "checkout")("title") })).toBeVisible();
}

/** A field by what stands above it; the page before stays in the document, hidden. */
export const field = (page: Page, name: string) => page.getByLabel(name, { exact: true }).filter({ visible: true });

/** Types what an order needs at the checkout. */
export async function fillIn(page: Page, person: Person, locale: Locale = "it"): Promise<void> {
  const t = say(locale, "checkout");
  await field(page, t("name")).fill(person.name);
  await field(page, t("email")).fill(person.email);
  await field(page, t("street")).fill(HOME.street);
  await field(page, t("postcode")).fill(HOME.postcode);
  await field(page, t("city")).fill(HOME.city);
  await field(page, t("province")).fill(HOME.province);
}

/** Enters a discount code or a gift card's. */
export async function enterCode(page: Page, code: string, locale: Locale = "it"): Promise<void> {
  const t = say(locale, "checkout");
  if (!(await field(page, t("codeLabel")).isVisible())) await page.locator("summary").filter({ hasText: new RegExp(`^(${t("codeAsk").replace("?", "\\?")}|${t("codeMore")})$`) }).click();
  await field(page, t("codeLabel")).fill(code);
  await page.getByRole("button", { name: t("codeApply") }).click();
}

/** Presses the button that binds, and waits for the card page. */
export async function order(page: Page, locale: Locale = "it"): Promise<void> {
  await page.getByRole("button", { name: say(locale, "checkout")("pay") }).click();
  await expect(page.getByRole("heading", { level: 1, name: cardWords(locale).title })).toBeVisible();
}

/** Fills the card page with one of its test cards and pays. */
export async function payBy(page: Page, card: string, locale: Locale = "it"): Promise<void> {
  const t = cardWords(locale);
  await page.getByRole("link", { name: grouped(cardNamed(card).number) }).click();
  await page.getByRole("button", { name: new RegExp(`^${t.pay("")}`) }).click();
}
