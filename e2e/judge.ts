import axe, { type RunOnly } from "axe-core";
import { expect, type Page } from "@playwright/test";

const WCAG: RunOnly = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
/** What can differ between day and night; everything else is the same page. */
const OF_COLOUR: RunOnly = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** What axe finds against WCAG 2.2 AA on the page as it stands, one line each. */
async function violations(page: Page, runOnly: RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source); // once for each page
  await page.evaluate(() => document.querySelectorAll<HTMLElement>(".later").forEach((part) => (part.style.contentVisibility = "visible"))); // as if somebody had scrolled through
  return page.evaluate(async (runOnly) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary?.split("\n").slice(1).join(" ") ?? ""}`));
  }, runOnly);
}

/** What sticks out of the page sideways, so that one would have to scroll in two directions (WCAG 1.4.10). */
const stickingOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.right > clientWidth + 0.5 && getComputedStyle(element).position !== "fixed";
    });
    return [`${scrollWidth} px wide in ${clientWidth}`, ...wide.slice(-3).map((element) => element.outerHTML.slice(0, 160))];
  });

/** What is wrong with a page that may still be on its way: a title that went with the page before is waited for, and looked for again. */
async function settled(page: Page): Promise<readonly string[]> {
  const found = await violations(page, WCAG);
  if (found.length === 0 || !found.every((line) => line.startsWith("document-title"))) return found;
  await expect(page).toHaveTitle(/\S/);
  return violations(page, WCAG);
}

/** The page can be used by everybody: on phone and desk, by day and by night, narrow, and at twice the size. */
export async function expectForEverybody(page: Page, widths: readonly number[] = [1440, 390], height = 900): Promise<void> {
  await expect(page, "its title comes with its data").toHaveTitle(/\S/);
  for (const width of widths) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: "light" });
    await expect(page, "on the way to another page the old one's title goes first").toHaveTitle(/\S/);
    expect(await settled(page), `${width} px, light`).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await violations(page, OF_COLOUR), `${width} px, dark`).toEqual([]);
  }
  // 320 px is a phone of 640 px, or a window of 1280, at twice or four times the size.
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await stickingOut(page), "320 px").toEqual([]);
  await page.emulateMedia({ colorScheme: null });
}
