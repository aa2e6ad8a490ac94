import { expect, test } from "vitest";
import { localeOfAddress, preferredLocale } from "./locale";
import { contentSecurityPolicy, isPersonal, judge, securityHeaders, type Setting } from "./security";

const setting: Setting = { nonce: "bm9uY2U=", payment: "https://checkout.stripe.com", secure: true, dev: false };
const asked = { method: "GET", pathname: "/it", search: "", acceptLanguage: null, signedIn: false, sent: { own: true, type: null, length: 0, action: null } };

test("a personal page runs what carries the nonce, and pays where payment stands", () => {
  const policy = contentSecurityPolicy(setting);
  expect(policy).toBe(
    "default-src 'none'; script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'; style-src 'self' 'nonce-bm9uY2U='; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; " +
      "connect-src 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self' https://checkout.stripe.com; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; upgrade-insecure-requests",
  );
  expect(policy.replace("style-src-attr 'unsafe-inline'", "")).not.toContain("unsafe");
});

test("a static page knows no other origin", () => {
  const policy = contentSecurityPolicy({ ...setting, nonce: null, secure: false });
  expect(policy).not.toMatch(/https?:|\*|nonce|eval|upgrade/);
  expect(policy).toContain("script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'");
  expect(policy).toContain("form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'");
});

test.each([
  ["/it/checkout", true], ["/en/orders/UN-1", true], ["/it/account", true], ["/en/sign-in/link", true], ["/it/reset/choose", true], ["/it/withdrawal", true], ["/it/from-till", true], ["/admin", true], ["/staff/pick", true],
  ["/it", false], ["/it/p/account", false], ["/it/accounts", false], ["/fr/account", false], ["/api/cart", false], ["/it/c/orders", false], ["/administrator", false],
])("%s: personal is %s", (pathname, personal) => {
  expect(isPersonal(pathname)).toBe(personal);
  const headers = securityHeaders(pathname, setting);
  expect(headers.get("cache-control")).toBe(personal ? "private, no-store" : undefined);
  expect(headers.get("referrer-policy")).toBe(personal ? "same-origin" : "strict-origin-when-cross-origin");
});

test("every answer carries the guards; https alone is promised for a year", () => {
  const headers = securityHeaders("/it", setting);
  expect([headers.get("x-content-type-options"), headers.get("cross-origin-opener-policy"), headers.get("strict-transport-security")]).toEqual(["nosniff", "same-origin", "max-age=31536000"]);
  expect(securityHeaders("/it", { ...setting, secure: false }).has("strict-transport-security")).toBe(false);
  expect(securityHeaders("/api/cart", setting).get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
});

test.each([["/staff", true], ["/staff/milano-corso-como/pick/x", true], ["/it/scan", true], ["/en/scan", true], ["/staffa", false], ["/it", false], ["/it/scanner", false], ["/fr/scan", false], ["/it/p/scan", false], ["/it/checkout", false], ["/admin/orders", false], ["/api/staff/queue", false]])("%s may have the camera and compile the reader of codes: %s", (pathname, may) => {
  const headers = securityHeaders(pathname, setting);
  expect(headers.get("permissions-policy")?.split(", ")).toContain(may ? "camera=(self)" : "camera=()");
  expect(headers.get("content-security-policy")?.includes("'wasm-unsafe-eval'")).toBe(may);
  expect(headers.get("content-security-policy")).not.toContain("'unsafe-eval'");
});

test.each(["TRACE", "REFUSED", "PUT", "PROPFIND", "DELETE", "OPTIONS", "PATCH", "get"])("%s on a page is refused", (method) => {
  expect(judge({ ...asked, method })).toMatchObject({ is: "refused", status: 405 });
});

const form = { own: true, type: "multipart/form-data; boundary=x", length: 100, action: null };
const call = { own: true, type: "text/plain;charset=UTF-8", length: 100, action: `7f${"a".repeat(40)}` };
test.each([
  ["a form of this shop", form, undefined], ["a call of an action", call, undefined], ["a call with a form", { ...form, action: call.action }, undefined],
  ["a form of another site", { ...form, own: false }, 403], ["a call from another site", { ...call, own: false }, 403], ["a body too large", { ...form, length: 1024 * 1024 + 1 }, 413],
  ["a form that no page has", { ...form, type: "application/x-www-form-urlencoded" }, 415], ["JSON", { ...form, type: "application/json" }, 415], ["nothing", { ...form, type: null }, 415],
  ["what pages keep, called like an action", { ...call, action: `80${"a".repeat(40)}` }, 404], ["an action that is none", { ...call, action: "x" }, 404],
])("%s is answered with %j", (_what, sent, status) => {
  expect(judge({ ...asked, method: "POST", sent })).toEqual(status ? { is: "refused", status } : { is: "pass" });
});

test.each(["/robots.txt", "/favicon.ico", "/it/orders/K7M42QHB/open", "/it/orders/K7M42QHB/receipt"])("%s can only be read", (pathname) => {
  expect(judge({ ...asked, method: "POST", pathname, sent: form })).toEqual({ is: "refused", status: 405, allow: "GET, HEAD" });
});

test("an interface may be asked in more ways, but not in every", () => {
  expect(judge({ ...asked, pathname: "/api/v1/orders", method: "DELETE" })).toEqual({ is: "pass" });
  expect(judge({ ...asked, pathname: "/api/v1/orders", method: "PROPFIND" })).toMatchObject({ is: "refused" });
});

test.each([
  ["/", "?a=1", "en-GB,en;q=0.9", { to: "/en?a=1", status: 307 }],
  ["/", "", "de,fr;q=0.8", { to: "/it", status: 307 }],
  ["//evil.example/it", "", null, { to: "/evil.example/it", status: 308 }],
  ["/it//p/vaso/", "?v=1", null, { to: "/it/p/vaso?v=1", status: 308 }],
  ["/\\evil.example", "", null, { to: "/evil.example", status: 308 }],
  ["/admin", "", null, { to: "/admin/sign-in?next=%2Fadmin", status: 307 }],
  ["/it/orders/K7M42QHB", "?code=ABC&paid=1", null, { to: "/it/orders/K7M42QHB/open?code=ABC&paid=1", status: 307 }],
  ["/en/account/addresses", "?edit=1", null, { to: "/en/sign-in?next=%2Fen%2Faccount%2Faddresses", status: 307 }],
  ["/staff/pick", "", null, { to: "/admin/sign-in?next=%2Fstaff%2Fpick", status: 307 }],
])("%s%s (%s) goes to %j", (pathname, search, acceptLanguage, expected) => {
  expect(judge({ ...asked, pathname, search, acceptLanguage })).toEqual({ is: "elsewhere", ...expected });
});
test("a chosen language comes before the browser's; one that is none is not believed", () => {
  expect(judge({ ...asked, pathname: "/", acceptLanguage: "it", chosen: "en" })).toMatchObject({ to: "/en" });
  for (const chosen of ["", "de", "//evil.example"]) expect(judge({ ...asked, pathname: "/", acceptLanguage: "it", chosen })).toMatchObject({ to: "/it" });
});

test("signed-in colleagues, the sign-in page and everybody's pages pass", () => {
  expect(judge({ ...asked, pathname: "/admin/messages", signedIn: true })).toEqual({ is: "pass" });
  for (const pathname of ["/admin/first", "/admin/sign-in", "/admin/welcome", "/it/sign-in", "/it/checkout", "/it/orders/UN-1", "/it", "/it/p/vaso", "/robots.txt"]) expect(judge({ ...asked, pathname })).toEqual({ is: "pass" });
});

test.each([
  [null, "it"], ["", "it"], ["en", "en"], ["en-US,en;q=0.9,it;q=0.8", "en"], ["it-IT,it;q=0.9,en;q=0.8", "it"], ["de-DE,de;q=0.9,en;q=0.5", "en"], ["fr", "it"], ["*", "it"],
  ["it;q=0.1, en;q=0.2", "en"], ["en;q=0, it", "it"], ["en;q=x", "en"],
])("a browser that accepts %j reads %s", (accepted, locale) => {
  expect(preferredLocale(accepted)).toBe(locale);
});

test("a long list of languages is not read to its end", () => {
  expect(preferredLocale(`${"x,".repeat(10_000)}en`)).toBe("it");
});

test.each([["/en/checkout", "en"], ["https://shop.example/it?x", "it"], ["/fr", null], ["", null], [null, null], ["http://[", null]])("the language of %j is %j", (address, locale) => {
  expect(localeOfAddress(address)).toBe(locale);
});
