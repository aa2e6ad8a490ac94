import sharp from "sharp";
import { awake } from "./awake";
import { expectInBag, fillIn, order, payBy, toCheckout } from "./buying";
import { expectForEverybody } from "./judge";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const [OWN, OPENING] = [process.env["UNICO_OWN_SHOP"] ?? "", process.env["UNICO_OWN_OPENING"] ?? ""];
const OFFICE = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false, baseURL: OWN };
const IN_OFFICE = [[1_440, 820], 3_000] as const;
const [begin, settings, places, lists, products, receiving] = [say("it", "admin-begin"), say("it", "admin-settings"), say("it", "admin-places"), say("it", "admin-makers"), say("it", "admin-products"), say("it", "admin-receiving")];
const SKU = "PROVA-TAZZA";

test("from an empty shop to its first sale: somebody comes in as the owner, follows the guide, and a customer buys", async ({ another }) => {
  const [shopper, owner] = [await another({ baseURL: OWN }), await another(OFFICE)];
  await shopper.goto("/it");
  await expect(shopper.getByRole("heading", { name: say("it", "home")("own.soon") })).toBeVisible();
  await expectForEverybody(shopper, [1_440, 390], 3_000);

  await owner.goto("/admin/first");
  await awake(owner.getByRole("button", { name: begin("first.submit") }));
  await expectForEverybody(owner, ...IN_OFFICE);
  await owner.setViewportSize(OFFICE.viewport);
  const own = async (code: string | null) => {
    if (code) await owner.getByLabel(begin("first.code")).fill(code);
    await owner.getByLabel(begin("first.name")).fill("Prova Titolare");
    await owner.getByLabel(begin("first.email")).fill("titolare@prova.example");
    await owner.getByLabel(begin("first.password")).fill("candele sul davanzale");
    await owner.getByRole("button", { name: begin("first.submit") }).click();
  };
  await own("SBAGLIATO");
  await expect(owner.getByText(begin("first.wrong-code"))).toBeVisible();
  await owner.goto(OPENING);
  await awake(owner.getByRole("button", { name: begin("first.submit") }));
  await own(null);
  await expect(owner.getByRole("heading", { level: 1, name: begin("title") })).toBeVisible();
  await expectForEverybody(owner, ...IN_OFFICE);
  await owner.setViewportSize(OFFICE.viewport);

  const main = owner.getByRole("main");
  /** The guide leads to its next step. */
  const next = async (step: string) => {
    await owner.goto("/admin/begin");
    await main.getByRole("link", { name: begin(`steps.${step}.go`), exact: true }).click();
  };
  const press = async (name: string) => {
    await awake(main.getByRole("button", { name, exact: true }));
    await main.getByRole("button", { name, exact: true }).click();
  };
  const fill = async (told: Readonly<Record<string, string>>, label: (name: string) => string) => {
    for (const [name, text] of Object.entries(told)) await main.getByLabel(label(name), { exact: true }).fill(text);
  };

  await next("company");
  await awake(main.getByRole("button", { name: settings("form.save") }));
  await fill({ shop: "Tazze di Prova", name: "Prova S.r.l.", street: "Via delle Prove 1", postcode: "20100", city: "Milano", province: "MI", vatNumber: "12", email: "ciao@prova.example", phone: "+39 02 5550 1999" }, (name) => settings(`form.${name}`));
  await main.getByLabel(`${settings("form.headline")} · ${settings("form.italian")}`).fill("Tazze fatte a mano");
  await main.getByLabel(`${settings("form.about")} · ${settings("form.italian")}`).fill("Tazze per la colazione, una per una.");
  await press(settings("form.save"));
  await expect(main.getByText(settings("problems.vat"))).toBeVisible();
  await expectForEverybody(owner, ...IN_OFFICE);
  await owner.setViewportSize(OFFICE.viewport);
  await fill({ vatNumber: "01234567890" }, (name) => settings(`form.${name}`));
  await press(settings("form.save"));
  await expect(main.getByText(settings("saved"))).toBeVisible();

  await next("place");
  await awake(main.getByRole("button", { name: places("form.save") }));
  await fill({ name: "Via delle Prove", street: "Via delle Prove 1", postcode: "20100", city: "Milano", province: "MI", phone: "+39 02 5550 1999", email: "negozio@prova.example", latitude: "45,46", longitude: "9,19" }, (name) => places(`form.${name}`));
  for (const day of ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"]) await main.getByLabel(day, { exact: true }).fill("9-20");
  await main.getByLabel(places("form.deliversFrom")).check();
  await press(places("form.save"));
  await expect(main.getByRole("heading", { level: 1, name: "Via delle Prove" })).toBeVisible();

  await next("departments");
  await awake(main.getByRole("button", { name: lists("save") }));
  await main.getByRole("textbox", { name: new RegExp(`^${lists("departments.it")}, `) }).first().fill("Tazze");
  await press(lists("save"));
  await expect(main.getByText(lists("saved"))).toBeVisible();
  await next("makers");
  await awake(main.getByRole("button", { name: lists("save") }));
  await fill({ name: "Forno di prova", postalAddress: "Via dei Forni 3, 48018 Faenza (RA)", electronicAddress: "forno@prova.example" }, (name) => `${lists(`makers.${name}`)}, 1`);
  await press(lists("save"));
  await expect(main.getByText(lists("saved"))).toBeVisible();

  await next("product");
  await awake(main.getByRole("button", { name: products("begin.submit") }));
  await fill({ name: "Tazza di prova", sku: SKU, price: "18,00" }, (name) => products(`begin.${name}`));
  await press(products("begin.submit"));
  await expect(main.getByRole("heading", { level: 1, name: "Tazza di prova" })).toBeVisible();
  await main.getByRole("navigation", { name: products("pages.label") }).getByRole("link", { name: products("pages.pictures") }).click();
  await expect(main.getByText(products("photos.noneText"))).toBeVisible();
  const photo = await sharp({ create: { width: 1_200, height: 1_500, channels: 3, background: "#b5532f" } }).png().toBuffer();
  await main.getByLabel(products("photos.choose")).setInputFiles({ name: "tazza.png", mimeType: "image/png", buffer: photo });
  await expect(main.getByLabel(products("photos.altIt"))).toHaveCount(1);
  await main.getByLabel(products("photos.altIt")).fill("Una tazza rossa");
  await press(products("photos.save"));
  await expect(main.getByText(products("saved"))).toBeVisible();
  await next("product");
  await awake(main.getByRole("button", { name: products("editor.save") }));
  for (const [name, text] of [["description", "Una tazza di prova per il caffè."], ["material", "Terracotta"], ["care", "A mano."]] as const) await main.getByLabel(`${products(`editor.${name}`)} · ${products("editor.it")}`).fill(text);
  await main.getByLabel(products("editor.category")).selectOption({ label: "Tazze" });
  await main.getByLabel(products("editor.maker")).selectOption({ label: "Forno di prova" });
  await main.getByLabel(products("editor.country")).fill("IT");
  await main.getByLabel(products("editor.state")).selectOption("active");
  await press(products("editor.save"));
  await expect(main.getByText(products("saved"))).toBeVisible();

  await next("stock");
  await awake(main.getByRole("button", { name: receiving("form.look") }));
  await main.getByLabel(receiving("form.lines")).fill(`${SKU}\t6\t7,50`);
  await main.getByLabel(receiving("form.supplier"), { exact: true }).fill("Forno di prova");
  await press(receiving("form.look"));
  await press(receiving("form.plan"));
  await expect(main.getByText(receiving("booked", { count: 6 }))).toBeVisible();
  await owner.goto("/admin/begin");
  await expect(main.getByRole("link", { name: begin("steps.sale.go"), exact: true })).toBeVisible();
  await expectForEverybody(owner, ...IN_OFFICE);
  await owner.setViewportSize(OFFICE.viewport);

  const buyer = somebody("Prova Compratrice");
  await expect(async () => {
    await shopper.goto("/it");
    await expect(shopper.getByRole("heading", { level: 1, name: "Tazze fatte a mano" })).toBeVisible({ timeout: 1_500 });
    await expect(shopper.getByRole("link", { name: /Tazza di prova/ }).first()).toBeVisible({ timeout: 1_500 });
  }).toPass();
  await expect(shopper).toHaveTitle("Tazze fatte a mano · Tazze di Prova");
  await expect(shopper.getByRole("contentinfo")).toContainText("Prova S.r.l., Via delle Prove 1, 20100 Milano (MI), P. IVA 01234567890.");
  await expectForEverybody(shopper, [1_440, 390], 3_000);
  await shopper.setViewportSize({ width: 390, height: 844 });
  await shopper.getByRole("link", { name: /Tazza di prova/ }).first().click();
  await expect(shopper.getByRole("heading", { level: 1, name: "Tazza di prova" })).toBeVisible();
  await awake(shopper.getByRole("button", { name: say("it", "product")("buy.add") }).first());
  const added = shopper.waitForResponse((answer) => answer.request().method() === "POST" && answer.status() < 400);
  await shopper.getByRole("button", { name: say("it", "product")("buy.add") }).first().click();
  await added;
  await expectInBag(shopper, 1);
  await toCheckout(shopper);
  await fillIn(shopper, buyer);
  await order(shopper);
  await payBy(shopper, "success");
  await expect(shopper.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();

  await owner.goto("/admin/begin");
  await expect(main.getByRole("heading", { level: 1, name: begin("doneTitle") })).toBeVisible();
  await owner.goto("/admin/orders");
  await expect(main.getByRole("row").filter({ hasText: buyer.name })).toBeVisible();
  await expect(async () => {
    await owner.goto("/admin/messages");
    await main.getByRole("link").filter({ hasText: /ordine/i }).first().click({ timeout: 1_500 });
  }).toPass();
  await expect(owner.frameLocator("iframe").getByText("Prova S.r.l., Via delle Prove 1", { exact: false }).first()).toBeVisible();
  await owner.goto("/admin/settings/letters");
  await expect(main.getByRole("heading", { level: 1, name: settings("letters.title") })).toBeVisible();
  await main.getByRole("link", { name: say("it", "office")("messages.kinds.parcel-sent"), exact: true }).click();
  await expect(owner).toHaveURL(/letter=parcel-sent/);
  await expect(owner.frameLocator("iframe").getByText("Tazze di Prova").first()).toBeVisible();
  await main.getByRole("link", { name: settings("letters.en"), exact: true }).click();
  await expect(main.getByText(/is on its way/).first()).toBeVisible();
  await expectForEverybody(owner, ...IN_OFFICE);
  await owner.setViewportSize(OFFICE.viewport);
  await press(settings("letters.submit"));
  await expect(main.getByText(settings("letters.sent"))).toBeVisible();
  await owner.goto("/admin/messages");
  await expect(main.getByRole("row").filter({ hasText: say("it", "office")("messages.kinds.trial") })).toBeVisible();
  await owner.goto("/admin/first");
  await expect(owner, "the shop opens once").toHaveURL(/\/admin(\/sign-in|\/|$)/);
});
