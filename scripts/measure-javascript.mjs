// `npm run bench:javascript [address …]`: the compressed JavaScript that a browser loads before anybody touches the page,
// in a real Chromium, against a shop that runs (UNICO_BASE_URL, else http://localhost:3000). Counts the scripts themselves,
// without the heads of the answers (some 350 bytes a file), also those that links fetch ahead. Fails above the budget.
// Without addresses: every kind of page that a shopper meets, the bag also with something in it. The budget is that of the shop;
// the checkout, which holds a long form, is measured too.
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const BUDGET = 155_000;
const PRODUCT = "/it/p/cuscino-lino";
const KINDS = ["/it", "/it/c/ceramics", "/it/c/ceramics/filter?sort=price-up", "/it/search?q=lampada", PRODUCT, `${PRODUCT}?v=BL-TEX-26-TERR-M`, "/it/s/milano-corso-como/p/cuscino-lino", "/it/stores", "/it/stores/milano-corso-como", "/it/info/delivery", "/it/cart", "/it/sign-in", "/it/withdrawal"];
const base = process.env.UNICO_BASE_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
const wanted = process.argv.slice(2);
const installed = [process.env.PLAYWRIGHT_CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"].find((file) => file && existsSync(file));

const browser = await chromium.launch({ ...(installed && { executablePath: installed }), args: ["--no-sandbox"] });
let over = false;

const stranger = () => browser.newContext({ viewport: { width: 390, height: 844 } });

async function measure(context, path, note = "", budget = BUDGET) {
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  const scripts = new Map();
  const sizes = new Map();
  await network.send("Network.enable");
  await network.send("Network.setCacheDisabled", { cacheDisabled: true });
  network.on("Network.responseReceived", ({ requestId, type, response }) => type === "Script" && scripts.set(requestId, { url: response.url, head: response.encodedDataLength }));
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  await page.route("**/api/live", (route) => route.abort()); // stays open, so the network would never be idle
  await page.goto(base + path, { waitUntil: "networkidle" });
  const each = [...scripts].map(([id, { url, head }]) => ({ url, bytes: Math.max(0, (sizes.get(id) ?? 0) - head) })).sort((a, b) => b.bytes - a.bytes);
  const total = each.reduce((sum, { bytes }) => sum + bytes, 0);
  over ||= total > budget;
  console.log(`${path}${note}: ${(total / 1000).toFixed(1)} kB in ${each.length} files${total > budget ? `, over ${budget / 1000} kB` : ""}`);
  if (process.env.VERBOSE) for (const { url, bytes } of each) console.log(`  ${(bytes / 1000).toFixed(1).padStart(6)} ${url.replace(base, "")}`);
  await page.close();
}

for (const path of wanted.length > 0 ? wanted : KINDS) {
  const context = await stranger();
  await measure(context, path);
  await context.close();
}
if (wanted.length === 0) {
  const shopper = await stranger();
  const page = await shopper.newPage();
  await page.goto(base + PRODUCT, { waitUntil: "networkidle" });
  const added = page.waitForResponse((answer) => answer.request().method() === "POST" && answer.ok());
  await page.locator("main form button[type=submit]").first().click();
  await added;
  await measure(shopper, "/it/cart", " with something in it");
  await measure(shopper, "/it/checkout", " with something in it", Infinity);
}
await browser.close();
process.exitCode = over ? 1 : 0;
