import { expect, type Page } from "@playwright/test";
import { addresses } from "@/components/shop/addresses";
import { field } from "./buying";
import type { Person } from "./people";
import { say } from "./words";

/** Signs in with the password. */
export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  const t = say("it", "account");
  if (!page.url().includes("/sign-in")) await page.goto(addresses("it").signIn());
  const form = page.getByRole("region", { name: t("signIn.withPassword") });
  await field(page, t("email")).first().fill(email);
  await field(page, t("password")).fill(password);
  await form.getByRole("button", { name: t("signIn.submit") }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}
