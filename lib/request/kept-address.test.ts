import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { keptAddress, LEAD_ON } from "./kept-address";

test.each([
  ["/it", "/it"], ["/it?token=secret", "/it"], ["/en?", "/en"], ["/it?v=BL-21", "/it"],
  ["/it/p/lamp?v=BL-21&utm_source=x", "/it/p/lamp?v=BL-21"], ["/it/p/lamp?utm=x&v=a%20b", "/it/p/lamp?v=a%20b"], ["/it/p/lamp?next=//evil.example", "/it/p/lamp"],
  ["/en/s/corso/p/lamp?v=BL-21&code=123", "/en/s/corso/p/lamp?v=BL-21"], ["/it/stores?q=milano", "/it/stores"], ["/it/stores/corso?x=1", "/it/stores/corso"], ["/it/info/terms?x=1", "/it/info/terms"],
  ["/it/c/lighting?utm=x", "/it/c/lighting"], ["/it/c/lighting?sort=new&utm=x", "/it/c/lighting?sort=new&utm=x"],
  ["/it/c/lighting/filter?sort=new", "/it/c/lighting/filter?sort=new"], ["/it/search?q=lamp", "/it/search?q=lamp"], ["/it/checkout?x=1", "/it/checkout?x=1"], ["/it/orders/ABCD/open?code=1", "/it/orders/ABCD/open?code=1"],
  ["/it/from-till?token=7K3Q8ZP0M1XW4V2T9R6N", "/it/from-till?token=7K3Q8ZP0M1XW4V2T9R6N"], ["/it/from-till?token=K7M-4PQR&x=1", "/it/from-till?token=K7M-4PQR&x=1"], ["/it/from-till?token=https%3A%2F%2Fevil.example", "/it/from-till"], ["/it/from-till?token=a&token=%3Cb", "/it/from-till"],
  ["/?x=1", "/?x=1"], ["/it/?x=1", "/it/?x=1"], ["/fr?x=1", "/fr?x=1"], ["/it/p/lamp/BL?x=1", "/it/p/lamp/BL?x=1"], ["/api/stock?ids=1", "/api/stock?ids=1"],
])("%s is finished as %s", (address, kept) => {
  expect(keptAddress(address, false)).toBe(kept);
});

test("the router's mark stays where it asks for data, and nowhere else", () => {
  expect(keptAddress("/it/p/lamp?v=A&_rsc=1x2y&utm=z", true)).toBe("/it/p/lamp?v=A&_rsc=1x2y");
  expect(keptAddress("/it/p/lamp?_rsc=evil", false)).toBe("/it/p/lamp");
});

test("what leads on to a filtered list is what the framework was told", () => {
  const [told = "[]"] = /\["colour"[^\]]*\]/.exec(readFileSync("next.config.js", "utf8")) ?? [];
  expect(LEAD_ON).toEqual(JSON.parse(told));
});
