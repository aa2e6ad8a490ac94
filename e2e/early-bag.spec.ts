import { addresses } from "@/components/shop/addresses";
import { bagLink, expectInBag, openAwake } from "./buying";
import { expect, test } from "./shop";
import { say } from "./words";

test("a bag's page that was made before the thing was in it, and comes after, shows the thing all the same", async ({ page }) => {
  const at = addresses("it");
  let pressed: () => void = () => {};
  let made: () => void = () => {};
  const [isPressed, isMade] = [new Promise<void>((resolve) => (pressed = resolve)), new Promise<void>((resolve) => (made = resolve))];
  await openAwake(page, at.product("tazza-alba", "BL-CER-02-CREM"));
  await page.route(/\/it\/cart\?_rsc=/, async (route) => {
    const empty = await route.fetch();
    made();
    await isPressed;
    await route.fulfill({ response: empty });
  });
  await page.route(/\/api\/cart$/, async (route) => {
    await isMade;
    const answer = await route.fetch();
    await route.fulfill({ response: answer });
    setTimeout(pressed, 500); // the answer is heard before the page comes
  });
  await page.getByRole("button", { name: say("it", "product")("buy.add") }).first().click();
  await bagLink(page).click();
  await expect(page.getByRole("heading", { level: 1, name: say("it", "cart")("title") })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Tazza Alba");
  await expectInBag(page, 1);
});
