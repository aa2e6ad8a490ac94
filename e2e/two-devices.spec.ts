import type { Page } from "@playwright/test";
import { addresses } from "@/components/shop/addresses";
import { DESK } from "./devices";
import { expectInBag, putInBag } from "./buying";
import { signIn } from "./entering";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const WITHIN = { timeout: 5_000 };

/** Opens the bag, and waits until it listens to what the other does. */
async function toBag(page: Page): Promise<void> {
  const listens = page.waitForResponse(/\/api\/live$/);
  await page.goto(addresses("it").cart);
  await listens;
}

test("phone and desk share one bag: what one puts in, the other shows within five seconds", async ({ page: phone, another, behind }) => {
  const marco = somebody("Marco Prova");
  await behind.anAccount(marco);
  const t = say("it", "cart");
  const desk = await another(DESK);
  await signIn(phone, marco);
  await signIn(desk, marco);

  await putInBag(phone, "vaso-onda", "BL-CER-01-LATT");
  await toBag(phone);
  await toBag(desk);
  await expect(desk.getByRole("main").getByRole("link", { name: "Vaso Onda" })).toBeVisible();

  const third = await desk.context().newPage(); // a second window at the desk
  await putInBag(third, "brocca-pia", "BL-CER-05-OCRA");
  await expect(phone.getByRole("main").getByRole("link", { name: "Brocca Pia" })).toBeVisible(WITHIN);
  await expect(desk.getByRole("main").getByRole("link", { name: "Brocca Pia" })).toBeVisible(WITHIN);
  await expectInBag(phone, 2);
  await third.close();

  const quantity = phone.getByRole("group", { name: t("quantityOf", { title: "Vaso Onda" }) });
  await quantity.getByRole("button", { name: t("more") }).click();
  await expect(desk.getByRole("group", { name: t("quantityOf", { title: "Vaso Onda" }) })).toContainText("2", WITHIN);
  await desk.getByRole("button", { name: t("removeOf", { title: "Brocca Pia" }) }).click();
  await expect(phone.getByRole("main").getByRole("link", { name: "Brocca Pia" })).toBeHidden(WITHIN);
  await expectInBag(phone, 2);
  await expectInBag(desk, 2);
});

test("what changes between a bag's page and its first word is not missed", async ({ page: phone, another, behind }) => {
  const lina = somebody("Lina Prova");
  await behind.anAccount(lina);
  const desk = await another(DESK);
  await signIn(phone, lina);
  await signIn(desk, lina);
  await putInBag(phone, "vaso-onda", "BL-CER-01-LATT");
  const { promise: changed, resolve: tell } = Promise.withResolvers<void>();
  await phone.route("**/api/live", async (route) => {
    await changed;
    await route.continue();
  });
  await phone.goto(addresses("it").cart);
  await expect(phone.getByRole("main").getByRole("link", { name: "Vaso Onda" })).toBeVisible();
  await putInBag(desk, "brocca-pia", "BL-CER-05-OCRA");
  tell();
  await expect(phone.getByRole("main").getByRole("link", { name: "Brocca Pia" })).toBeVisible();
});
