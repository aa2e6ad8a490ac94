import sharp from "sharp";
import { awake } from "./awake";
import { expectInBag, fillIn, order, payBy, putInBag, toCheckout } from "./buying";
import { COUNTER, MANAGER, numberOf } from "./counter";
import { expectForEverybody } from "./judge";
import { letterTo, linkIn } from "./letters";
import { somebody } from "./people";
import { expect, test } from "./shop";
import { say } from "./words";

const [LAMP, CUSHION] = [["lampada-fungo", "BL-LIG-11-BORD"], ["cuscino-lino", "BL-TEX-26-TERR-M"]] as const;
const LODI = "lodi-magazzino";
const [t, desk, office, mails] = [say("it", "return-request"), say("it", "staff-return"), say("it", "office"), say("it", "mails-order")];

test("a guest sends two things back by parcel: one is accepted in Lodi and paid back, the other was used, and they read why and what becomes of it", async ({ page: customer, another, behind }) => {
  const nora = somebody("Nora Prova");
  for (const [i, [handle, sku]] of [LAMP, CUSHION].entries()) {
    await behind.bring(sku, LODI, 1);
    await putInBag(customer, handle, sku);
    await expectInBag(customer, i + 1);
  }
  await toCheckout(customer);
  await fillIn(customer, nora);
  await order(customer);
  await payBy(customer, "success");
  await expect(customer.getByRole("heading", { level: 1, name: say("it", "order")("standing.thanks") })).toBeVisible();
  const number = await numberOf(behind, nora);
  const before = await behind.stock(LAMP[1], LODI);

  const lodi = await another(COUNTER);
  await lodi.goto(`/admin/orders/${number.replace("-", "")}`);
  await lodi.getByLabel(office("email")).fill(MANAGER.email);
  await lodi.getByLabel(office("password")).fill(MANAGER.password);
  await lodi.getByRole("button", { name: office("enter") }).click();
  await lodi.getByLabel(say("it", "admin-orders")("trackingNumber")).fill("BRT0012345678");
  await lodi.getByRole("button", { name: say("it", "admin-orders")("send") }).click();
  await expect.poll(async () => (await behind.mails(nora.email)).map(({ kind }) => kind)).toContain("parcel-sent");

  const guest = await another();
  await guest.goto(linkIn(await letterTo(behind, nora.email), mails("received.follow")));
  await guest.getByRole("link", { name: t("link") }).click();
  await expect(guest.getByLabel(t("pieces"))).toHaveCount(2);
  for (const i of [0, 1]) await guest.getByLabel(t("pieces")).nth(i).selectOption("1");
  await guest.getByRole("radio", { name: t("ways.parcel.label") }).check({ force: true });
  await guest.getByRole("button", { name: t("next") }).click();
  await guest.getByRole("button", { name: t("submit.withdrawal") }).click();
  await expect(guest.getByRole("heading", { level: 1, name: t("waiting.title") })).toBeVisible();
  await expectForEverybody(guest, [390, 1440], 4_000);
  for (const file of ["waiting.slip", "waiting.label.download"]) { // the carrier's label is there some seconds later, by itself
    const saved = guest.waitForEvent("download");
    await guest.getByRole("link", { name: t(file) }).click();
    expect((await saved).suggestedFilename()).toMatch(/\.pdf$/);
  }
  await expect(guest.getByText(/^Numero di spedizione: PROVA\d{9}IT$/)).toBeVisible();

  const left = guest.getByRole("button", { name: t("waiting.sent.submit") });
  await awake(left);
  await guest.getByLabel(t("photos.choose")).setInputFiles({ name: "graffio.png", mimeType: "image/png", buffer: await sharp({ create: { width: 2_400, height: 1_800, channels: 3, background: "#c9a37c" } }).png().toBuffer() });
  const photo = guest.getByRole("img", { name: t("photos.alt", { n: 1 }) });
  await expect(photo).toBeVisible();
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth), "drawn anew, and no larger than it must be").toBe(1_600);
  await guest.getByLabel(t("photos.choose")).setInputFiles({ name: "nota.txt", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await expect(guest.getByRole("alert").filter({ hasText: t("refused.no-picture") })).toBeVisible();
  await left.click();
  await expect(guest.getByText(/Ci hai detto che il pacco è partito/)).toBeVisible();
  await expectForEverybody(guest, [390, 1440], 4_000);

  await lodi.goto(`/staff/${LODI}/returns`);
  const parcel = lodi.getByRole("listitem").filter({ has: lodi.getByRole("link", { name: desk("expected.row", { number }) }) });
  await expect(parcel, "the label’s number comes with it").toContainText(/PROVA\d{9}IT/);
  const came = parcel.getByRole("button", { name: desk("expected.arrive") });
  await awake(came);
  await came.click();
  await expect(came).toHaveCount(0);
  await expectForEverybody(lodi, [360, 820], 3_000);
  await expect.poll(async () => (await behind.mails(nora.email)).map(({ kind }) => kind)).toContain("return-arrived");
  await guest.reload();
  await expect(guest.getByText(/Il pacco è arrivato/)).toBeVisible();
  await expect(guest.getByRole("button", { name: t("waiting.cancel") }), "it is looked at, not cancelled").toHaveCount(0);
  await parcel.getByRole("link").click();
  await expect(lodi.getByRole("heading", { level: 2, name: nora.name })).toBeVisible();
  await expect.poll(() => lodi.getByRole("img", { name: desk("photo", { n: 1 }) }).evaluate((image: HTMLImageElement) => image.naturalWidth), "the colleague sees what the customer photographed").toBe(1_600);
  await expectForEverybody(lodi, [360, 820], 3_000);
  const second = lodi.getByRole("region", { name: /^Cuscino/ });
  await second.getByText(desk("answer.no")).first().click();
  await second.getByLabel(desk("why")).selectOption("worn");
  await lodi.getByRole("button", { name: desk("next") }).click();
  await expect(lodi.getByText(desk("rowNo", { why: desk("notAccepted.worn") }))).toBeVisible();
  await lodi.getByRole("button", { name: /^Restituisci 189,00/ }).click();
  await expect(lodi.getByRole("status").filter({ hasText: /^Reso registrato/ })).toBeVisible();

  expect((await behind.stock(LAMP[1], LODI)).onHand, "the lamp that went comes back").toBe(before.onHand);
  await expect.poll(async () => (await behind.mails(nora.email)).map(({ kind }) => kind)).toEqual(expect.arrayContaining(["return-taken", "money-returned"]));
  const told = (await behind.mails(nora.email)).find(({ kind }) => kind === "return-taken")?.text.replaceAll(/\s+/g, " ");
  expect(told).toContain(mails("taken.why.worn"));
  expect(told).toContain(mails("taken.kept"));
  await guest.getByRole("link", { name: t("order") }).click();
  await expect(guest.getByText(t("notice.decided"))).toContainText(mails("taken.why.worn"));
  expect(await behind.orders(nora.email)).toMatchObject([{ refunded: 18_900 }]);
});
