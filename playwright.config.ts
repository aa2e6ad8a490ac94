import { defineConfig } from "@playwright/test";
import { PHONE } from "./e2e/devices";

const { UNICO_BASE_URL: shop = "http://localhost:3000", PLAYWRIGHT_CHROMIUM: chromium, JOURNEYS: which } = process.env;
/** Not in every run: the long ones, which look at every page or press every key, and the checkout without JavaScript, which does not say yet why it refuses: `JOURNEYS=all npm run journeys` runs them too. */
const LONG = ["**/accessible.spec.ts", "**/keyboard-only.spec.ts", "**/without-javascript.spec.ts"];

/**
 * The browser journeys. They need a shop of their own, which `npm run journeys` opens and closes (scripts/house/journeys.mjs);
 * one after the other, because they share its stock.
 */
export default defineConfig({
  testDir: "e2e",
  testIgnore: which === "all" ? [] : LONG,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 7_000 },
  outputDir: "test-results",
  use: {
    ...PHONE,
    baseURL: shop,
    locale: "it-IT",
    timezoneId: "Europe/Rome",
    contextOptions: { reducedMotion: "reduce" },
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
    },
  },
  projects: [{ name: "chromium" }],
});
