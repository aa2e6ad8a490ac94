import { bagLink, expectInBag, fillIn, order, putInBag, toCheckout } from "./buying";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { cardWords, say } from "./words";

const TRAY = "BL-STA-34-NOCE";

test("who turns back from the card page keeps the bag; when the time to pay is over the piece is free again", async ({ page, behind }) => {
  const gianni = somebody("Gianni Prova");
  const before = await behind.stock(TRAY);
  await putInBag(page, "vassoio-ordine", TRAY);
  await toCheckout(page);
  await fillIn(page, gianni);
  await order(page);
  await page.getByRole("link", { name: cardWords("it").back("Bottega Lume") }).click();

  const t = say("it", "order");
  await expect(page.getByRole("heading", { level: 1, name: t("standing.waiting") })).toBeVisible();
  const [waiting] = await behind.orders(gianni.email);
  expect(waiting).toMatchObject({ state: "placed", captured: 0 });
  expect(await behind.stock(TRAY)).toEqual({ onHand: before.onHand, held: before.held + 1 });
  await page.goto("/it");
  await expectInBag(page, 1);

  await behind.letPaymentExpire(waiting?.number ?? "");
  await expect.poll(async () => (await behind.orders(gianni.email))[0]?.state, { timeout: 15_000 }).toBe("expired");
  expect(await behind.stock(TRAY)).toEqual(before);
  await expect.poll(async () => (await behind.mails(gianni.email)).map(({ kind }) => kind)).toEqual(["not-paid"]);
  await bagLink(page).click();
  await expect(page.getByRole("main").getByRole("link", { name: say("it", "cart")("checkout") })).toBeVisible();
});
