import { expect, type Locator } from "@playwright/test";

/** The page's script has come: React has marked what it listens to. Pressed before, a form is sent the browser's own way, and the page comes anew. */
export const awake = (part: Locator): Promise<void> =>
  expect.poll(() => part.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__reactProps"))), "the script has come").toBe(true);
