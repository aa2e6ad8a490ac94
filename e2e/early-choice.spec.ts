import { addresses } from "@/components/shop/addresses";
import { field, putInBag } from "./buying";
import { STORE } from "./counter";
import { expect, test } from "./shop";
import { say } from "./words";

test("a way chosen before the page's script has come is chosen all the same", async ({ page, behind }) => {
  const t = say("it", "checkout");
  await behind.bring("BL-LIG-11-BORD", STORE.handle, 2);
  await putInBag(page, "lampada-fungo", "BL-LIG-11-BORD");
  let come: () => void = () => {};
  const scripts = new Promise<void>((resolve) => (come = resolve));
  await page.route(/\/_next\/static\/.+\.js/, async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto(addresses("it").checkout, { waitUntil: "commit" });
  await expect(field(page, t("street")), "it would be sent").toBeVisible();
  await page.locator("label").filter({ hasText: STORE.name }).click();
  await expect(field(page, t("street")), "nobody has heard it yet").toBeVisible();
  come();
  await expect(field(page, t("street")), "nothing is sent").toHaveCount(0);
  await expect(page.getByRole("radio", { name: new RegExp(STORE.name) }).first()).toBeChecked();
  await page.reload();
  await expect(page.getByRole("radio", { name: new RegExp(STORE.name) }).first(), "the bag knows").toBeChecked();
});
