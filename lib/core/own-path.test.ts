import fc from "fast-check";
import { expect, test } from "vitest";
import { ownPath } from "./own-path";

test.each(["/it", "/en/checkout?step=2#pay", "/it/p/lampada-luna?v=ottone", "/it/search?q=caff%C3%A8", "/"])("%j is ours", (path) => {
  expect(ownPath(path)).toBe(path);
});

test.each([
  "", "it", "//evil.example", "///evil.example", "/\\evil.example", "\\/evil.example", "/\t/evil.example", "https:evil", "https://evil.example/it", "//evil.example/%2f..",
  "javascript:alert(1)", "/it\r\nSet-Cookie: a=b", "/it%0d%0aSet-Cookie:%20a=b", "/it%00", "/%5cevil.example", "/.//evil.example", "/it/..//evil.example", "/a\ud800", `/${"a".repeat(600)}`,
  null, undefined, 7, ["/it"], {},
])("%j is not", (path) => {
  expect(ownPath(path)).toBeNull();
});

test("whatever is let through stays on this origin and on one line", () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.webPath(), fc.string({ unit: fc.constantFrom("/", "\\", ".", "%", "0", "d", "a", ":", "@", "?", "\t") })), (tail) => {
    for (const wanted of [tail, `/${tail}`]) {
      const path = ownPath(wanted);
      if (path === null) continue;
      expect(new URL(path, "https://shop.example").origin).toBe("https://shop.example");
      expect(path).not.toMatch(/[\r\n]/);
      expect(ownPath(path)).toBe(path);
    }
  }));
});
