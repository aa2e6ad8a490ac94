import { addresses } from "@/components/shop/addresses";
import { expectForEverybody } from "./judge";
import { LISTS } from "./every-page";
import { expect, test } from "./shop";
import { say } from "./words";

const t = say("it", "list");
const busy = { name: t("busy"), level: 2 };
/** What lists are read from. */
const READ = ["product_search", "listed_variants"];
/** Lists that are made when somebody asks. */
const ASKED = [LISTS["search with results"], LISTS["filtered list"]] as string[];

test("a list that does not come in time says so, suggestions keep quiet, and the same address again shows it", async ({ page, behind }) => {
  for (const [i, path] of ASKED.entries()) {
    await behind.holding(READ, async () => {
      await page.goto(path);
      await expect(page.getByRole("heading", busy)).toBeVisible();
      if (i > 0) return;
      const answer = page.waitForResponse(/\/api\/suggest/);
      await page.getByRole("main").getByRole("combobox").fill("lampad");
      expect(await (await answer).json()).toEqual({ ok: true, value: null });
      await expect(page.getByRole("heading", busy)).toBeVisible();
    });
    await page.getByRole("link", { name: t("again") }).click();
    await expect(page.getByRole("main").getByRole("listitem").filter({ has: page.getByRole("heading") }).first()).toBeVisible();
    await expect(page.getByRole("heading", busy)).toHaveCount(0);
  }
});

test("a list that does not come in time is a page for everybody", async ({ page, behind }) => {
  await behind.holding(READ, async () => void (await page.goto(`${addresses("it").search}?q=lampada`)));
  await expect(page.getByRole("heading", busy)).toBeVisible();
  await expectForEverybody(page);
});

test.describe("before any script", () => {
  test.use({ javaScriptEnabled: false });
  test("a list that does not come in time says so as well", async ({ page, behind }) => {
    await behind.holding(READ, async () => void (await page.goto(ASKED[0] ?? "")));
    await expect(page.getByRole("heading", busy)).toBeVisible();
    await page.getByRole("link", { name: t("again") }).click();
    await expect(page.getByRole("link", { name: "Lampada Fungo" })).toBeVisible();
  });
});
