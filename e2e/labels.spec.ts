import { addresses } from "@/components/shop/addresses";
import { goodsLink } from "@/lib/codes/rules";
import { expectForEverybody } from "./judge";
import { expect, test } from "./shop";
import { say } from "./words";

const GTIN = "02000004101015";
const [VASE, MILK] = ["vaso-onda", "BL-CER-01-LATT"];
const t = say("it", "codes");

test("a label leads to its piece, in the language of who scans it, whatever the address says of prices", async ({ page, request, baseURL }) => {
  const label = goodsLink({ gtin: GTIN, lot: "L/1", place: "milano-corso-como" }, baseURL ?? "");
  for (const locale of ["it", "en"] as const) {
    const answer = await request.get(`${label}&price=1`, { maxRedirects: 0, headers: { "accept-language": locale } });
    expect([answer.status(), answer.headers()["location"]]).toEqual([307, addresses(locale).inStore("milano-corso-como", VASE, MILK)]);
    const anywhere = await request.get(`/01/${GTIN}?place=nowhere`, { maxRedirects: 0, headers: { "accept-language": locale } });
    expect(anywhere.headers()["location"]).toBe(addresses(locale).product(VASE, MILK));
  }
  await page.goto(label);
  await expect(page).toHaveURL(new RegExp(`/it/s/milano-corso-como/p/${VASE}\\?v=${MILK}$`));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("programs get all links of a piece, and what kinds there are", async ({ request, baseURL }) => {
  const asked = await Promise.all([request.get(`/01/${GTIN}?linkType=all`), request.get(`/01/${GTIN}`, { headers: { accept: "application/linkset+json" } })]);
  for (const answer of asked) {
    expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "application/linkset+json"]);
    const { linkset } = await answer.json();
    expect(linkset).toMatchObject([{ anchor: `${baseURL}/01/${GTIN}`, "https://ref.gs1.org/voc/defaultLink": [{ href: `${baseURL}${addresses("it").product(VASE, MILK)}` }], "https://ref.gs1.org/voc/pip": [{ hreflang: ["it"] }, { hreflang: ["en"] }] }]);
  }
  expect((await request.get(`/01/${GTIN}?linkType=gs1:dpp`)).status()).toBe(404);
  expect(await (await request.get("/.well-known/gs1resolver")).json()).toMatchObject({ resolverRoot: baseURL, supportedPrimaryKeys: ["01"] });
});

test("a code that is wrong says so, and what to do", async ({ page, watched }) => {
  watched.allow(/status of 40[04]/);
  for (const [path, status, of] of [["/01/09506000134353", 400, "misread"], ["/01/09506000134352", 404, "not-sold"], ["/q/7K3Q8ZP0M1XW4V2T9R6N", 404, "unknown"]] as const) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(status);
    await expect(page.getByRole("heading", { level: 1, name: t(`${of}.title`) })).toBeVisible();
    await expectForEverybody(page);
  }
  await page.getByRole("link", { name: t("home") }).click();
  await expect(page).toHaveURL(/\/it$/);
});
