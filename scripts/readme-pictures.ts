// Takes the README's pictures in a running demo shop, and buys something there. The results are committed:
//   node --import tsx scripts/readme-pictures.ts [http://localhost:3000]
// Where Playwright has no browser of its own, PLAYWRIGHT_CHROMIUM names one.
import { chromium, type BrowserContextOptions, type Page } from "@playwright/test";
import sharp from "sharp";
import { addresses } from "@/components/shop/addresses";
import { CONSENT_COOKIE, writeConsent } from "@/lib/core/consent";
import { fillIn, openAwake, order, payBy, putInBag, toCheckout } from "../e2e/buying";
import { DESK, PHONE } from "../e2e/devices";

const base = process.argv[2] ?? "http://localhost:3000";
const executablePath = process.env["PLAYWRIGHT_CHROMIUM"];
const browser = await chromium.launch({ args: ["--no-sandbox"], ...(executablePath && { executablePath }) });
const at = addresses("it");
const chosen = writeConsent({ at: new Date(), purposes: [], browser: "0".repeat(32) });

/** A page of somebody who has refused cookies, and is hurried by nothing. */
async function visit(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ baseURL: base, locale: "it-IT", timezoneId: "Europe/Rome", reducedMotion: "reduce", ...options });
  await context.addCookies([{ name: CONSENT_COOKIE, value: chosen, url: base }]);
  return context.newPage();
}
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(2_000); // pictures fade in; an order's page listens, and so is never idle
  const { size } = await sharp(await page.screenshot()).webp({ quality: 78, effort: 6 }).toFile(`docs/pictures/${name}.webp`);
  process.stdout.write(`${name}.webp ${Math.round(size / 1000)} kB\n`);
}

const desk = await visit(DESK);
await desk.goto(at.home);
await take(desk, "home");
for (const [name, colorScheme] of [["product", "light"], ["product-dark", "dark"]] as const) {
  const phone = await visit({ ...PHONE, deviceScaleFactor: 2, colorScheme });
  await openAwake(phone, at.product("lampada-fungo"));
  await take(phone, name);
}
for (const [handle, sku] of [["bollitore-aria", "BL-KIT-20-ACCI"], ["tazza-alba", "BL-CER-02-CREM"]] as const) await putInBag(desk, handle, sku);
await toCheckout(desk);
await take(desk, "checkout");
const phone = await visit({ ...PHONE, deviceScaleFactor: 2 });
await putInBag(phone, "lampada-fungo", "BL-LIG-11-PANN");
await toCheckout(phone);
await fillIn(phone, { name: "Gino Prova", email: "gino.prova@posta.example", password: "" });
await order(phone);
await payBy(phone, "success");
await phone.waitForURL(/\/orders\//);
await take(phone, "order");
await browser.close();
