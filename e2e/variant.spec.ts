import type { Page } from "@playwright/test";
import { addresses } from "@/components/shop/addresses";
import { fill } from "@/lib/core/fill";
import { DESK } from "./devices";
import { expectInBag, openAwake } from "./buying";
import { expect, test } from "./shop";
import { say } from "./words";

const at = addresses("it");
const MILL = "macinapepe-torre";
const [WALNUT, WALNUT_LARGE, OAK, BLACK, BLACK_LARGE] = ["BL-KIT-18-NOCE-17", "BL-KIT-18-NOCE-24", "BL-KIT-18-ROVE-17", "BL-KIT-18-NERO-17", "BL-KIT-18-NERO-24"];
const add = say("it", "product")("buy.add");

/** The page shows and would sell this variant: colour, size, price, first picture; nothing is waited for. */
async function expectVariant(page: Page, colour: string, size: string, price: string): Promise<void> {
  const main = page.getByRole("main").filter({ visible: true });
  for (const name of [colour, size]) await expect(main.getByRole("radio", { name, exact: true }).first()).toBeChecked();
  await expect(main.getByText(price).first()).toBeVisible();
  await expect(main.getByText(colour, { exact: true }).first()).toBeVisible();
}
const inBag = (page: Page, options: string) => page.getByRole("main").getByRole("listitem").filter({ hasText: "Macinapepe Torre" }).getByText(options, { exact: true });
/** By its swatch or card, which covers the radio. */
const pick = (page: Page, name: string) => page.getByRole("main").filter({ visible: true }).locator("label").filter({ has: page.getByRole("radio", { name, exact: true }) }).click();

test("a shared variant is right from the first byte: words, picture, price, data, and what the form would buy", async ({ request, baseURL }) => {
  const read = async (path: string) => {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    const html = await answer.text();
    const graph = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? "{}")["@graph"][0];
    return {
      html, etag: answer.headers()["etag"],
      variant: /<input type="hidden" name="variant" value="([^"]*)"/.exec(html)?.[1],
      picture: /<ul class="gallery".*?srcSet="([^ "]*)/.exec(html)?.[1],
      shared: /<meta property="og:image" content="([^"]*)"/.exec(html)?.[1],
      canonical: /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1],
      first: graph.hasVariant[0], skus: graph.hasVariant.map(({ sku }: { sku: string }) => sku).toSorted(),
    };
  };
  const product = await read(at.product(MILL));
  const large = await read(at.product(MILL, BLACK_LARGE));
  expect(product.first).toMatchObject({ sku: WALNUT, url: `${baseURL}${at.product(MILL)}`, offers: { price: "36.00" } });
  expect(large.first).toMatchObject({ sku: BLACK_LARGE, url: `${baseURL}${at.product(MILL, BLACK_LARGE)}`, offers: { price: "47.00" } });
  expect(large.skus).toEqual(product.skus);
  expect(large.variant).not.toBe(product.variant);
  expect([product.picture, large.picture]).toEqual([expect.stringContaining(`${MILL}--noce`), expect.stringContaining(`${MILL}--nero`)]);
  expect([product.shared, large.shared]).toEqual([expect.stringContaining(`${MILL}--noce`), expect.stringContaining(`${MILL}--nero`)]);
  expect([product.canonical, large.canonical]).toEqual(Array(2).fill(`${baseURL}${at.product(MILL)}`));
  expect(large.html).toContain("47,00");
  expect((await read(at.product(MILL, BLACK_LARGE))).etag, "a finished page").toBe(large.etag);

  for (const unknown of ["invented", WALNUT.toLowerCase(), "BL-CER-02-CREM", "", "\0"]) expect((await read(`${at.product(MILL)}?v=${encodeURIComponent(unknown)}`)).etag, unknown).toBe(product.etag);
  expect((await request.get(`${at.product(MILL)}/${Buffer.from(BLACK).toString("base64url")}`)).status(), "has no address of its own").toBe(404);
});

test("without JavaScript one chooses by links and buys what the page shows", async ({ another }) => {
  const page = await another({ javaScriptEnabled: false });
  await page.goto(at.product(MILL, OAK));
  await expect(page.getByRole("main").getByRole("radio"), "what only a script can do is not there").toHaveCount(0);
  await page.getByRole("main").getByRole("link", { name: "Frassino nero", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`v=${BLACK}$`));
  await page.getByRole("main").getByRole("link", { name: "24 cm", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`v=${BLACK_LARGE}$`));
  await expect(page.getByRole("main").getByRole("link", { name: "Frassino nero", exact: true })).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("main").getByText("47,00").first()).toBeVisible();
  await page.getByRole("button", { name: add }).first().click();
  await expect(inBag(page, "Frassino nero, 24 cm")).toBeVisible();
});

test.describe("before the page's script has come", () => {
  /** Holds every script back until it is let through. */
  const holdScripts = async (page: Page) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    await page.route(/\/_next\/static\/.*\.js/, async (route) => {
      await promise;
      await route.continue();
    });
    return resolve;
  };

  test("what was chosen is what is bought", async ({ page }) => {
    const letThrough = await holdScripts(page);
    await page.goto(at.product(MILL, BLACK), { waitUntil: "commit" });
    await expectVariant(page, "Frassino nero", "17 cm", "36,00");
    await pick(page, "Rovere");
    await pick(page, "24 cm");
    await page.getByRole("button", { name: add }).first().click({ noWaitAfter: true });
    letThrough();
    await expect(inBag(page, "Rovere, 24 cm")).toBeVisible();
  });

  test("what was chosen stays chosen", async ({ page }) => {
    const letThrough = await holdScripts(page);
    await page.goto(at.product(MILL, BLACK), { waitUntil: "commit" });
    await expectVariant(page, "Frassino nero", "17 cm", "36,00");
    await pick(page, "Noce");
    await pick(page, "24 cm");
    letThrough();
    await expect(page).toHaveURL(new RegExp(`v=${WALNUT_LARGE}$`));
    await expectVariant(page, "Noce", "24 cm", "47,00");
  });
});

for (const [name, path, choice] of [["shared", at.product(MILL, BLACK), null], ["chosen here", at.product(MILL), "Rovere"], ["shared, another chosen", at.product(MILL, BLACK), "Rovere"]] as const) {
  test(`the first thing in the bag leaves the page as it is: a variant ${name}`, async ({ page }) => {
    await openAwake(page, path);
    if (choice) await pick(page, choice);
    const form = await page.locator("main form").elementHandle();
    const button = page.getByRole("button", { name: add }).first();
    await button.focus();
    const top = await page.evaluate(() => scrollY);
    await page.keyboard.press("Enter");
    await expectInBag(page, 1);
    await expect(page.getByText(fill(say("it", "product").raw("buy.added") as string, { title: "Macinapepe Torre" }))).toBeVisible();
    await expect(button).toBeFocused();
    expect(await page.evaluate(() => scrollY)).toBe(top);
    expect(await form?.evaluate((element) => element.isConnected)).toBe(true);
    await expectVariant(page, choice ?? "Frassino nero", "17 cm", "36,00");
  });
}

test.describe("at a desk", () => {
  test.use(DESK);
  test("a choice is kept by the address, the back button, and the way from one variant to another", async ({ page }) => {
    const documents: string[] = [];
    await openAwake(page, at.product(MILL, BLACK_LARGE));
    await page.getByRole("button", { name: add }).first().click();
    await expect(page.getByRole("dialog").getByRole("link", { name: "Macinapepe Torre" })).toBeVisible();
    page.on("request", (sent) => sent.isNavigationRequest() && documents.push(sent.url()));
    await page.keyboard.press("Escape");
    await expectVariant(page, "Frassino nero", "24 cm", "47,00");
    await pick(page, "Rovere");
    await expect(page).toHaveURL(/v=BL-KIT-18-ROVE-24$/);
    await pick(page, "17 cm");
    await expect(page).toHaveURL(new RegExp(`v=${OAK}$`));
    await expectVariant(page, "Rovere", "17 cm", "36,00");
    await expect(page.getByRole("contentinfo").getByRole("link", { name: "English" })).toHaveAttribute("href", addresses("en").product(MILL, OAK));

    await page.getByRole("banner").getByRole("link", { name: new RegExp(`^${say("it", "frame")("header.bag")}`) }).click();
    await page.getByRole("dialog").getByRole("link", { name: "Macinapepe Torre" }).click();
    await expect(page).toHaveURL(new RegExp(`v=${BLACK_LARGE}$`));
    await expectVariant(page, "Frassino nero", "24 cm", "47,00");
    await page.keyboard.press("Escape");
    await page.getByRole("banner").getByRole("navigation").getByRole("link", { name: "Cucina" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Cucina" })).toBeVisible();
    await page.getByRole("main").filter({ visible: true }).getByRole("link", { name: "Macinapepe Torre" }).click();
    await expect(page).toHaveURL(new RegExp(`${MILL}$`));
    await expectVariant(page, "Noce", "17 cm", "36,00");

    await page.goBack();
    await expect(page.getByRole("heading", { level: 1, name: "Cucina" })).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(new RegExp(`v=${BLACK_LARGE}$`));
    await expectVariant(page, "Frassino nero", "24 cm", "47,00");
    await page.goBack();
    await expect(page).toHaveURL(new RegExp(`v=${OAK}$`));
    await expectVariant(page, "Rovere", "17 cm", "36,00");
    await page.goForward();
    await expectVariant(page, "Frassino nero", "24 cm", "47,00");
    expect(documents, "no page was loaded anew").toEqual([]);
    await page.reload();
    await expectVariant(page, "Frassino nero", "24 cm", "47,00");
  });
});
