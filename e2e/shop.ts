import { test as base, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { type Behind, openBehind } from "./behind";
import { watch, type Watch } from "./watch";

type Worker = { behind: Behind };
type Journey = {
  /** What browsers complain about ends the journey, unless it is allowed here. */
  watched: Watch;
  /** Another person, or another device of the same one: a browser that knows nothing of the first. */
  another: (options?: BrowserContextOptions) => Promise<Page>;
};

/** A journey through the shop: everything in it must go without a word of complaint from the browser. */
export const test = base.extend<Journey, Worker>({
  behind: [
    async ({ browserName }, use) => {
      const behind = openBehind(process.env["DATABASE_URL"] ?? "", `journeys in ${browserName}`);
      await use(behind);
      await behind.close();
    },
    { scope: "worker" },
  ],
  watched: [
    async ({ context, behind }, use) => {
      await behind.forgetTries();
      const complaints: string[] = [];
      const allowed: RegExp[] = [];
      watch(context, complaints, allowed);
      await use({ complaints, allow: (pattern) => void allowed.push(pattern) });
      expect(complaints.filter((text) => !allowed.some((pattern) => pattern.test(text)))).toEqual([]);
    },
    { auto: true },
  ],
  another: async ({ browser, contextOptions, baseURL, viewport, isMobile, hasTouch, locale, timezoneId, watched }, use) => {
    const opened: Page[] = [];
    await use(async (options = {}) => {
      const alike: BrowserContextOptions = { ...contextOptions, viewport, isMobile, hasTouch, ...(baseURL && { baseURL }), ...(locale && { locale }), ...(timezoneId && { timezoneId }) };
      const context = await browser.newContext({ ...alike, ...options });
      watch(context, watched.complaints, []);
      const page = await context.newPage();
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
});

export { expect };
