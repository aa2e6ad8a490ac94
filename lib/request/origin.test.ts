import { expect, test } from "vitest";
import { isOwn } from "./origin";

const HOME = "https://shop.example";
const said = (headers: Record<string, string>) => new Headers(headers);

test.each([
  [{ origin: HOME }, true],
  [{ origin: HOME, "sec-fetch-site": "same-origin" }, true],
  [{ "sec-fetch-site": "same-origin" }, true],
  [{}, false],
  [{ origin: "null" }, false],
  [{ origin: "https://evil.example" }, false],
  [{ origin: "http://shop.example" }, false],
  [{ origin: "https://shop.example.evil.example" }, false],
  [{ origin: "https://evil.example", "x-forwarded-host": "evil.example" }, false],
  [{ origin: "https://evil.example", "sec-fetch-site": "same-origin" }, false],
  [{ origin: HOME, "sec-fetch-site": "cross-site" }, false],
  [{ origin: HOME, "sec-fetch-site": "same-site" }, false],
  [{ "sec-fetch-site": "none" }, false],
])("%j comes from the shop's own pages: %s", (headers, own) => {
  expect(isOwn(said(headers as Record<string, string>), HOME)).toBe(own);
});
