import { defineConfig } from "@playwright/test";
import { PHONE } from "./e2e/devices";

const { UNICO_BASE_URL: shop = "http://localhost:3000", PLAYWRIGHT_CHROMIUM: chromium } = process.env;
const specs = (...names: string[]) => names.map((name) => `**/${name}.spec.ts`);
/** Looks at every page and changes nothing that another test counts on, so two at a time. */
const EVERYBODY = specs("accessible");
/** Hold whole tables of the shop for a while: nobody else may be in it. */
const ALONE = specs("busy-lists", "busy-pages");
/** Of shoppers at home, who count on nothing that a journey through a store changes: each buys things of its own. */
const AT_HOME = specs(
  "abandoned-payment", "account-purchase", "account", "declined-then-paid", "every-link", "gift-card", "keyboard-only", "last-piece", "merge-at-sign-in",
  "nothing-before-consent", "office", "price-changes", "three-d-secure", "two-devices", "two-languages", "variant", "withdrawal", "without-javascript",
);

/**
 * The browser journeys. They need a shop of their own, which `npm run journeys` opens and closes (scripts/house/journeys.mjs):
 * those of shoppers at home beside those of the stores, each one after the other, because they share its stock; then those that
 * need it for themselves, and the look at every page. The patience is for slow machines: nothing here is asserted to be quick but
 * what the shop promises, where it says so.
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
    trace: "off", // a trace takes as long as the journey itself; for one that fails: npm run journeys -- e2e/its-name.spec.ts --trace retain-on-failure
    screenshot: "only-on-failure",
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
    },
  },
  projects: [
    { name: "at-home", testMatch: AT_HOME, workers: 1 },
    { name: "in-stores", testIgnore: [...AT_HOME, ...ALONE, ...EVERYBODY], workers: 1 },
    { name: "alone", testMatch: ALONE, workers: 1, dependencies: ["at-home", "in-stores"] },
    { name: "everybody", testMatch: EVERYBODY, workers: 2, fullyParallel: true, dependencies: ["alone"] },
  ],
});
