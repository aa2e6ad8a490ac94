// `npm run bench:javascript [address …]`: the compressed JavaScript that a browser loads before anybody touches the page,
// in a real Chromium, against a shop that runs (UNICO_BASE_URL, else http://localhost:3000). Counts the scripts themselves,
// without the heads of the answers (some 350 bytes a file), also those that links fetch ahead. Fails above the budget.
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const BUDGET = 155_000;
const base = process.env.UNICO_BASE_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
const paths = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ["/it", "/it/c/ceramics", "/it/p/cuscino-lino", "/it/stores", "/it/cart"];
const installed = [process.env.PLAYWRIGHT_CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"].find((file) => file && existsSync(file));

const browser = await chromium.launch({ ...(installed && { executablePath: installed }), args: ["--no-sandbox"] });
let over = false;
for (const path of paths) {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const network = await page.context().newCDPSession(page);
  const scripts = new Map();
  const sizes = new Map();
  await network.send("Network.enable");
  network.on("Network.responseReceived", ({ requestId, type, response }) => type === "Script" && scripts.set(requestId, { url: response.url, head: response.encodedDataLength }));
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  await page.goto(base + path, { waitUntil: "networkidle" });
  const each = [...scripts].map(([id, { url, head }]) => ({ url, bytes: Math.max(0, (sizes.get(id) ?? 0) - head) })).sort((a, b) => b.bytes - a.bytes);
  const total = each.reduce((sum, { bytes }) => sum + bytes, 0);
  over ||= total > BUDGET;
  console.log(`${path}: ${(total / 1000).toFixed(1)} kB in ${each.length} files${total > BUDGET ? `, over ${BUDGET / 1000} kB` : ""}`);
  if (process.env.VERBOSE) for (const { url, bytes } of each) console.log(`  ${(bytes / 1000).toFixed(1).padStart(6)} ${url.replace(base, "")}`);
  await page.close();
}
await browser.close();
process.exitCode = over ? 1 : 0;
