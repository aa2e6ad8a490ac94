import { addresses } from "@/components/shop/addresses";
import { barcode } from "./label-video";
import { aPhoneSeeing, putPhonesAway } from "./seeing";
import { expect, test } from "./shop";
import { say } from "./words";

const { UNICO_BASE_URL: SHOP = "http://localhost:3000" } = process.env;
const at = addresses("it");
const scanner = say("it", "scanner");
const LAMP = { gtin: "02000004111021", ean: "2000004111021", sku: "BL-LIG-11-BORD" };
/** What the label names: its product, in the store where it hangs or in the shop. */
const LED = /^\/it\/(?:s\/[a-z-]+\/)?p\/lampada-fungo$/;
test.afterEach(putPhonesAway);

for (const how of ["sharp", "tilted", "poor"] as const) {
  for (const [kind, text] of [["EAN13", LAMP.ean], ["QRCode", `/01/${LAMP.gtin}?place=milano-corso-como`]] as const) {
    test(`a label seen by the camera opens its product: ${kind}, ${how}`, async () => {
      const { page, complaints } = await aPhoneSeeing(await barcode(kind === "QRCode" ? new URL(text, SHOP).href : text, kind), how);
      await page.goto(at.scan);
      expect(await page.evaluate(() => "BarcodeDetector" in globalThis), "this browser has no reader: ours is tried").toBe(false);
      const ours = page.waitForResponse((answer) => answer.url().endsWith(".wasm"));
      await page.getByRole("button", { name: scanner("shopper.here.open") }).click();
      expect(new URL((await ours).url()).origin, "served by the shop").toBe(new URL(SHOP).origin);
      await page.waitForURL((url) => LED.test(url.pathname));
      expect(complaints).toEqual([]);
    });
  }
}

test("a photo is read like the camera's picture, in each kind of code; one without a code says so", async ({ page }) => {
  await page.goto(at.scan);
  const photo = async (text: string, kind: Parameters<typeof barcode>[1]) => {
    await page.getByRole("button", { name: scanner("shopper.here.open") }).click();
    const led = page.waitForURL((url) => url.pathname !== at.scan);
    await page.locator('input[type="file"]').setInputFiles({ name: "foto.png", mimeType: "image/png", buffer: await barcode(text, kind, 6) });
    await led;
    await page.waitForLoadState();
    await page.goto(at.scan);
  };
  await photo(LAMP.ean, "EAN13");
  await photo(LAMP.sku, "Code128");
  await photo(LAMP.sku, "DataMatrix");
  await page.getByRole("button", { name: scanner("shopper.here.open") }).click();
  await page.locator('input[type="file"]').setInputFiles("public/icon.svg");
  await expect(page.getByRole("alert").filter({ hasText: scanner("camera.no-picture.title") })).toBeVisible();
  await page.locator('input[type="file"]').setInputFiles("public/icon-512.png");
  await expect(page.getByRole("alert").filter({ hasText: scanner("camera.no-code.title") })).toBeVisible();
});

test("no permission, no camera, somebody else's code, a code that is read badly: each is said, and typing goes on", async ({ page }) => {
  const refused = await aPhoneSeeing(await barcode(LAMP.ean, "EAN13"), "sharp", false);
  await refused.page.addInitScript(() => (navigator.mediaDevices.getUserMedia = () => Promise.reject(Object.assign(new Error(), { name: "NotAllowedError" }))));
  await refused.page.goto(at.scan);
  await refused.page.getByRole("button", { name: scanner("shopper.here.open") }).click();
  await expect(refused.page.getByRole("alert").filter({ hasText: scanner("camera.denied.title") })).toBeVisible();

  await page.goto(at.scan);
  await page.getByRole("button", { name: scanner("shopper.here.open") }).click();
  await expect(page.getByRole("alert").filter({ hasText: scanner("camera.none.title") })).toBeVisible();
  await page.keyboard.press("Escape");
  const typed = page.getByLabel(scanner("shopper.here.typed"));
  for (const [text, why] of [["https://evil.example/01/xyz", "not-ours"], ["WIFI:S:casa;T:WPA;P:segreta;;", "not-ours"], ["4006381333932", "misread"]] as const) {
    await typed.fill(text);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status").filter({ hasText: scanner(`shopper.here.${why}.title`) })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(at.scan);
  }
  await typed.fill(LAMP.ean);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => LED.test(url.pathname));
});
