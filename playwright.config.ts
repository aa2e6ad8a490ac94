import { defineConfig } from "@playwright/test";
import { PHONE } from "./e2e/devices";

const { UNICO_BASE_URL: shop = "http://localhost:3000", PLAYWRIGHT_CHROMIUM: chromium } = process.env;
/** Looks at every page and changes nothing that another test counts on, so two at a time. */
const EVERYBODY = "**/accessible.spec.ts";

/**
 * The browser journeys. They need a shop of their own, which `npm run journeys` opens and closes (scripts/house/journeys.mjs);
 * one after the other, because they share its stock, and the look at every page after them. The patience is for slow machines:
 * nothing here is asserted to be quick but what the shop promises, where it says so.
 */
export default defineConfig({
  testDir: "e2e",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  outputDir: "test-results",
  use: {
    ...PHONE,
    baseURL: shop,
    locale: "it-IT",
    timezoneId: "Europe/Rome",
    contextOptions: { reducedMotion: "reduce" },
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
    },
  },
  projects: [
    { name: "journeys", testIgnore: EVERYBODY, workers: 1 },
    { name: "everybody", testMatch: EVERYBODY, workers: 2, fullyParallel: true, dependencies: ["journeys"] },
  ],
});
