import { addresses } from "@/components/shop/addresses";
import { CONSENT_ROUTE, CONSENT_TEXT } from "@/lib/core/consent";
import { DESK, PHONE } from "./devices";
import { LISTS, PERSONAL, STATIC } from "./every-page";
import { expect, test } from "./shop";
import { say } from "./words";

const at = addresses("it");
const EVERY_PAGE = { ...STATIC, ...LISTS, ...PERSONAL };

test("before a choice nothing is kept in the browser and nobody else is called", async ({ page }) => {
  for (const path of [at.home, at.category("lighting"), at.product("lampada-fungo"), at.search, at.cart, at.checkout, at.signIn(), at.withdrawal(), at.info("cookies")]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    expect(await page.context().cookies(), path).toEqual([]);
    expect(await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]), path).toEqual([]);
  }
});

test("a choice is kept, asked once, and can be changed on every page", async ({ page, behind, request }) => {
  const t = say("it", "frame");
  const bar = page.getByRole("region", { name: t("consent.label") });
  await page.goto(at.home);
  await bar.getByRole("button", { name: t("consent.refuse") }).click();
  await expect(bar).toBeHidden();
  const [kept, ...others] = await page.context().cookies();
  expect(others).toEqual([]);
  expect(kept).toMatchObject({ name: "consent", sameSite: "Lax", value: expect.stringMatching(/^\d{10}\.\.[0-9a-f]{32}$/) });
  await page.goto(at.signIn());
  await expect(bar).toBeHidden();
  await page.getByRole("contentinfo").getByRole("button", { name: t("footer.cookieChoices") }).click();
  const dialog = page.getByRole("dialog", { name: t("consent.dialogTitle") });
  for (const purpose of await dialog.getByRole("switch").all()) await expect(purpose, "nothing is ticked in advance").not.toBeChecked();
  await dialog.getByRole("switch", { name: t("consent.statistics") }).check();
  await dialog.getByRole("button", { name: t("consent.save") }).click();
  await expect(dialog).toBeHidden();
  expect((await page.context().cookies()).find(({ name }) => name === "consent")?.value).toMatch(/^\d{10}\.statistics\.[0-9a-f]{32}$/);
  const browser = kept?.value.split(".")[2] ?? "";
  await expect.poll(() => behind.cookieChoices(browser), "both choices are proven").toEqual([{ purposes: [], wording: CONSENT_TEXT, locale: "it" }, { purposes: ["statistics"], wording: CONSENT_TEXT, locale: "it" }]);
  expect((await request.post(CONSENT_ROUTE, { data: { choice: "yes", wording: CONSENT_TEXT, locale: "it" }, headers: { origin: new URL(page.url()).origin } })).status(), "what is no choice").toBe(400);
});

test("every page says how it may be used", async ({ request }) => {
  const policyOf = (text = "") => new Map(text.split("; ").map((line) => [line.split(" ")[0] ?? "", line.split(" ").slice(1)]));
  for (const [name, path] of Object.entries(EVERY_PAGE)) {
    const answer = await request.get(path);
    const headers = answer.headers();
    expect.soft(answer.ok(), name).toBe(true);
    expect.soft(headers, name).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": expect.stringMatching(/^(same-origin|strict-origin-when-cross-origin)$/) });
    expect.soft(Object.keys(headers), name).not.toContain("x-powered-by");
    expect.soft(Object.keys(headers), `${name}: no promise of https on http`).not.toContain("strict-transport-security");
    const policy = policyOf(headers["content-security-policy"]);
    expect.soft(policy.get("frame-ancestors"), name).toEqual(["'none'"]);
    expect.soft(policy.get("default-src"), name).toEqual(["'none'"]);
    expect.soft(policy.get("base-uri"), name).toEqual(["'none'"]);
    const scripts = policy.get("script-src") ?? [];
    const nonce = scripts.find((source) => source.startsWith("'nonce-"))?.slice(7, -1);
    if (path in Object.fromEntries(Object.values(PERSONAL).map((each) => [each, true]))) {
      expect.soft(nonce, name).toMatch(/^[A-Za-z0-9+/]{22}==$/);
      expect.soft(scripts, name).not.toContain("'unsafe-inline'");
      expect.soft(headers["cache-control"], name).toContain("no-store");
      const again = policyOf((await request.get(path)).headers()["content-security-policy"]).get("script-src");
      expect.soft(again, `${name}: a new nonce each time`).not.toEqual(scripts);
    } else {
      expect.soft(nonce, name).toBeUndefined();
      for (const source of [...policy.entries()].flatMap(([kind, sources]) => (kind === "form-action" ? [] : sources))) {
        if (path === at.scan && source === "'wasm-unsafe-eval'") continue; // the reader of codes is compiled there, and nowhere else
        expect.soft(source, `${name}: no foreign origin`).toMatch(/^('self'|'none'|'unsafe-inline'|'sha256-[^']+'|data:|blob:)$/);
      }
    }
  }
});

for (const [name, device] of Object.entries({ phone: PHONE, desk: DESK })) {
  test.describe(`on a ${name}`, () => {
    test.use(device);
    test("nothing moves while a page arrives", async ({ page }) => {
      await page.addInitScript(() => {
        type Shift = PerformanceEntry & { value: number; sources: { node: Element | null }[] };
        const moved: { value: number; sources: string[] }[] = [];
        const keep = (entries: PerformanceEntryList) => {
          for (const { value, sources } of entries as Shift[]) moved.push({ value, sources: sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? "") });
          return moved;
        };
        const observer = new PerformanceObserver((list) => void keep(list.getEntries()));
        observer.observe({ type: "layout-shift", buffered: true });
        Object.assign(globalThis, { moved: () => keep(observer.takeRecords()) });
      });
      for (const path of [at.home, at.category("lighting"), at.product("lampada-fungo"), at.product("cuscino-lino"), at.product("cuscino-lino", "BL-TEX-26-TERR-M")]) {
        await page.goto(path);
        await page.waitForLoadState("networkidle");
        await page.evaluate(() => new Promise(requestAnimationFrame)); // a shift is told with the frame that shows it
        const moved = await page.evaluate(() => (globalThis as unknown as { moved: () => { value: number }[] }).moved());
        expect(moved.reduce((sum, { value }) => sum + value, 0), `${path} ${JSON.stringify(moved)}`).toBeLessThan(0.01);
      }
    });
  });
}
