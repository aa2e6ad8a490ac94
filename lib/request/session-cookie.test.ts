import { encode } from "next-auth/jwt";
import { expect, test, vi } from "vitest";
import { newId } from "@/lib/core/id";

vi.mock("next/headers", () => ({ headers: async () => new Headers(), cookies: async () => ({ get: () => undefined }) }));
const { config } = await import("@/lib/core/config");
const { readSessionToken, tokenCodec } = await import("./session-cookie");
const { onwards } = await import("./auth");

const secret = config().NEXTAUTH_SECRET;
const sid = newId<"session">();

test("a token names its session, for its own kind only", async () => {
  const token = await tokenCodec("customer").encode({ token: { sid, role: "admin" }, secret });
  expect(await readSessionToken("customer", token)).toBe(sid);
  expect(await readSessionToken("staff", token)).toBeNull();
});

test("a token of another key, unsigned, expired, cut or without a session names none", async () => {
  const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ sid }))}.`;
  const other = await tokenCodec("staff").encode({ token: { sid }, secret: "another secret of thirty-two signs" });
  const old = await encode({ token: { sid }, secret, salt: "unico-staff", maxAge: -60 });
  const unsalted = await encode({ token: { sid }, secret });
  const whole = await tokenCodec("staff").encode({ token: { sid }, secret });
  const nobody = await tokenCodec("staff").encode({ token: { sid: "x' or 1=1" }, secret });
  for (const token of [unsigned, other, old, unsalted, whole.slice(0, -2), nobody, "", undefined, "x".repeat(10_000)]) expect(await readSessionToken("staff", token)).toBeNull();
  expect(await readSessionToken("staff", whole)).toBe(sid);
});

test.each([
  ["/it/checkout?a=1", "/it/checkout?a=1"], ["https://shop.example/en", "/en"], ["//evil.example", "/"], ["/\\evil.example", "/"], ["https:evil", "/"], ["https://evil.example", "/"],
  ["https://shop.example.evil.example/", "/"], ["https://shop.example//evil.example", "/"], ["https://shop.example@evil.example", "/"], ["/it%0d%0aSet-Cookie:a=b", "/"], ["/it\r\nx", "/"], ["javascript:alert(1)", "/"], ["", "/"],
])("after signing in, %j leads to %s", (wanted, path) => {
  expect(onwards(wanted, "https://shop.example")).toBe(`https://shop.example${path}`);
});
