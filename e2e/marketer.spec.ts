import { awake } from "./awake";
import { enter } from "./bringing";
import { enterCode, fillIn, order, payBy, putInBag, toCheckout } from "./buying";
import { CASHIER } from "./counter";
import { expectForEverybody } from "./judge";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const t = say("it", "admin-codes");
const VERA = { name: "Vera Vetrina", email: "vera.vetrina@bottegalume.example", password: "luce-in-vetrina-5" };
const OFFICE = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };
const IN_OFFICE = [[1_440, 820], 3_000] as const;
const NOTEBOOK = ["quaderno-filo", "BL-STA-31-TERR"] as const;

test("a marketer's day: yesterday's figures, a code with a budget, a shopper who uses it, what it gave away, its end, and a batch for a fair", async ({ page: shopper, another, behind }) => {
  const vera = await another(OFFICE);
  await enter(vera, "/admin/figures", VERA);
  await expect(vera.getByRole("heading", { level: 1, name: say("it", "admin-figures")("title") })).toBeVisible();
  await vera.goto("/admin/codes");
  await expect(vera.getByRole("heading", { level: 1, name: t("title") })).toBeVisible();
  await expectForEverybody(vera, ...IN_OFFICE);
  await vera.setViewportSize(OFFICE.viewport);
  await vera.getByRole("link", { name: t("new") }).click();
  const panel = vera.getByRole("complementary");
  const make = panel.getByRole("button", { name: t("form.submit"), exact: true });
  await awake(make);
  await panel.getByLabel(t("form.code"), { exact: true }).fill("a");
  await panel.getByLabel(t("form.value"), { exact: true }).fill("molto");
  await make.click();
  await expect(panel.getByText(t("problems.share"))).toBeVisible();
  await panel.getByLabel(t("form.code"), { exact: true }).fill("prova-vetrina");
  await panel.getByLabel(t("form.value"), { exact: true }).fill("100");
  await make.click();
  await expect(panel.getByText(t("refused.no-end"))).toBeVisible();
  await expect(panel.getByLabel(t("form.code"), { exact: true }), "what was typed stays").toHaveValue("prova-vetrina");
  await panel.getByLabel(t("form.value"), { exact: true }).fill("20");
  await panel.getByLabel(t("form.name"), { exact: true }).fill("Vetrina di prova");
  await panel.getByLabel(t("form.budget"), { exact: true }).fill("30");
  await make.click();
  await expect(panel.getByText(t("made"))).toBeVisible();
  await expectForEverybody(vera, ...IN_OFFICE);
  await vera.setViewportSize(OFFICE.viewport);

  const cart = say("it", "cart");
  const buys = async (page: typeof shopper, name: string) => {
    const who = somebody(name);
    await putInBag(page, ...NOTEBOOK);
    await toCheckout(page);
    await fillIn(page, who);
    await enterCode(page, "Prova-Vetrina");
    return who;
  };
  await behind.bring(NOTEBOOK[1], "milano-corso-como", 6);
  const first = await buys(shopper, "Prima Prova");
  await expect(shopper.getByRole("main")).toContainText("PROVA-VETRINA");
  await order(shopper);
  await payBy(shopper, "success");
  await expect(shopper.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();
  const [bought] = await behind.orders(first.email);

  await vera.goto("/admin/codes?q=vetrina");
  const row = vera.getByRole("row").filter({ hasText: "PROVA-VETRINA" });
  await row.getByRole("link").first().click();
  await expect(panel.getByRole("heading", { name: t("uses.title") })).toBeVisible();
  await expect(panel.getByRole("row")).toHaveCount(2);
  expect(bought?.captured).toBeGreaterThan(0);
  await awake(panel.getByRole("button", { name: t("limits.submit"), exact: true }));
  await panel.getByLabel(t("form.budget"), { exact: true }).fill("1");
  await panel.getByRole("button", { name: t("limits.submit"), exact: true }).click();
  await expect(panel.getByText(t("refused.below-given"))).toBeVisible();
  await panel.getByRole("button", { name: t("end"), exact: true }).click();
  await expect(panel.locator("dd").filter({ hasText: t("values.state.ended") }), "said where its state stands, and its end in the history").toBeVisible();
  await expect(panel.getByText(t("history.made"))).toBeVisible();
  await expectForEverybody(vera, ...IN_OFFICE);
  await vera.setViewportSize(OFFICE.viewport);

  const late = await another();
  await buys(late, "Seconda Prova");
  await expect(late.getByText(cart("codeProblems.ended")).first()).toBeVisible();

  await vera.goto("/admin/codes?open=new");
  await awake(make);
  await panel.getByLabel(t("form.code"), { exact: true }).fill("fiera");
  await panel.getByLabel(t("form.value"), { exact: true }).fill("10");
  await panel.getByLabel(t("form.batch"), { exact: true }).fill("40");
  await make.click();
  await expect(panel.getByText(t("made"))).toBeVisible();
  await vera.goto("/admin/codes?q=FIERA-&many=batch");
  await expect(vera.getByRole("row").filter({ hasText: /FIERA-[0-9A-Z]{10}/ })).toHaveCount(40);
  const file = await vera.request.get("/admin/codes/csv?q=FIERA-&many=batch");
  expect((await file.text()).match(/FIERA-[0-9A-Z]{10}/g)).toHaveLength(40);

  const cashier = await another(OFFICE);
  await enter(cashier, "/admin/codes", CASHIER);
  await expect(cashier.getByText(t("whoMay"))).toBeVisible();
});
