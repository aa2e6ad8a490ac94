import { addresses } from "@/components/shop/addresses";
import { counted, type Counted } from "@/lib/core/fill";
import { expectInBag, putInBag } from "./buying";
import { signIn } from "./entering";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

test("at sign-in the guest's bag joins the account's: lines kept and added up, said, and undone", async ({ page, another, behind }) => {
  const nina = somebody("Nina Prova");
  await behind.anAccount(nina);
  const t = say("it", "cart");
  const quantityOf = (title: string) => page.getByRole("group", { name: t("quantityOf", { title }) });

  const home = await another();
  await signIn(home, nina);
  await putInBag(home, "vaso-bolla", "BL-GLA-08-AMBR");
  await putInBag(home, "tazza-alba", "BL-CER-02-COBA");

  await putInBag(page, "vaso-bolla", "BL-GLA-08-AMBR");
  await putInBag(page, "quaderno-filo", "BL-STA-31-BLU");
  await expectInBag(page, 2);
  await signIn(page, nina);
  await page.goto(addresses("it").cart);
  await expectInBag(page, 4);
  await expect(quantityOf("Vaso Bolla")).toContainText("2");
  await expect(quantityOf("Tazza Alba")).toContainText("1");
  await expect(quantityOf("Quaderno Filo")).toContainText("1");
  await expect(page.getByRole("status").filter({ hasText: counted(t.raw("merged") as Counted, 2, "it") })).toBeVisible();

  await page.getByRole("button", { name: t("undoMerge"), exact: true }).click();
  await expect(quantityOf("Quaderno Filo")).toBeHidden();
  await expect(quantityOf("Vaso Bolla")).toContainText("1");
  await expectInBag(page, 2);
  await home.goto(addresses("it").cart);
  await expectInBag(home, 2);
});
