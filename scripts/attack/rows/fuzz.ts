import type { Chance } from "../random";
import type { Area, Ask, Row } from "../types";

const PARTS = ["it", "en", "p", "c", "cart", "checkout", "orders", "account", "admin", "api", "auth", "webhooks", "stripe", "stock", "suggest", "search", "stores", "_next", "static", "data", "media", "..", ".", "", "%2e%2e", "%00", "%2f", "__proto__", "-", "{variant.handle}", "{order.bruno.number}", "open", "receipt", "filter", "sign-in", "link", "robots.txt", ".env", "[locale]", "(shop)", "@modal", "index.rsc", "page.js"];
const NAMES = ["rsc", "next-router-state-tree", "next-url", "next-action", "next-router-prefetch", "x-forwarded-host", "x-forwarded-for", "x-middleware-subrequest", "origin", "referer", "cookie", "content-type", "accept", "if-none-match", "range", "x-nextjs-data", "content-encoding", "te", "upgrade-insecure-requests", "sec-fetch-site", "authorization"];
const VALUES = ["1", "0", "", "null", "/admin", "https://evil.example", "same-origin", "application/json", "multipart/form-data", "multipart/form-data; boundary=x", "text/plain", "text/x-component", "*/*", "gzip", "bytes=0-1", "[]", "{}", "%00", "..", "Basic YTpi", "unico_customer=x; unico_staff=y", "7f" + "0".repeat(40)];
const METHODS = ["GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"];
const BODIES = ["", "x", "[]", "{}", "[null]", '{"a":1}', "--x\r\nContent-Disposition: form-data; name=\"0\"\r\n\r\n[]\r\n--x--\r\n", "--x--", "a=b&c=d", "\u0000", '["$K1"]'];

/** Requests that nobody thought of: put together by chance, the same for the same seed. */
export function fuzz(chance: Chance): Area {
  const one = (): Ask => {
    const path = `/${Array.from({ length: chance.below(6) }, () => chance.pick(PARTS)).join("/")}${chance.below(3) === 0 ? `?${chance.pick(["_rsc", "q", "code", "next", "after", "locale"])}=${encodeURIComponent(chance.pick(VALUES))}` : ""}`;
    const headers = Object.fromEntries(Array.from({ length: chance.below(5) }, () => [chance.pick(NAMES), chance.pick(VALUES)]));
    const method = chance.pick(METHODS);
    return { path, method, headers, ...(["POST", "PUT", "PATCH"].includes(method) ? { body: chance.pick(BODIES) } : {}), expect: { lacks: ["{bruno.email}", "Via Segreta"], within: 3_000, orCloses: true } };
  };
  const row = (_: unknown, n: number): Row => ({ id: `Z-${n}`, tries: "requests put together by chance", as: n % 3 === 2 ? "clara" : "nobody", steps: Array.from({ length: 20 }, one), expect: {}, long: n > 2 });
  return { name: "By chance", rows: Array.from({ length: 30 }, row) };
}
