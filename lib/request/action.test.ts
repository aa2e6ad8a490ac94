import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { Busy } from "@/db/faults";
import { done, refused } from "@/lib/core/outcome";

const browser = vi.hoisted(() => ({ headers: new Headers(), cookies: new Map<string, string>() }));
vi.mock("next/headers", () => ({
  headers: async () => browser.headers,
  cookies: async () => ({ get: (name: string) => (browser.cookies.has(name) ? { name, value: browser.cookies.get(name) } : undefined) }),
}));
vi.mock("next/server", () => ({ connection: async () => {} }));
const { action } = await import("./action");
const { route } = await import("./route");

const HOME = "http://localhost:3000";
const Wanted = z.object({ quantity: z.number().int().min(1).max(99, "too-many-pieces"), name: z.string().min(1).max(5) });
const verb = vi.fn(async (_who: unknown, input: z.output<typeof Wanted>) => done(input.quantity));
const params = { params: Promise.resolve({}) };

beforeEach(() => {
  verb.mockClear();
  browser.headers = new Headers({ origin: HOME, referer: `${HOME}/en/cart` });
  browser.cookies.clear();
});

test("a call from the shop's own page runs the verb with who is asking", async () => {
  expect(await action("shopper", Wanted, verb)({ quantity: 2, name: "x" })).toEqual({ ok: true, value: 2 });
  expect(verb.mock.calls[0]?.[0]).toEqual({ is: "shopper", cartId: null, customerId: null, channel: "web", locale: "en" });
});

test.each([[{ origin: "https://evil.example" }], [{}], [{ origin: "https://evil.example", "x-forwarded-host": "evil.example" }]])("a call from elsewhere runs nothing: %j", async (headers) => {
  browser.headers = new Headers(headers as Record<string, string>);
  expect(await action("shopper", Wanted, verb)({ quantity: 2, name: "x" })).toMatchObject({ ok: false, why: "fault" });
  expect(verb).not.toHaveBeenCalled();
});

test.each([
  [{ quantity: 0, name: "x" }, { quantity: "too-small" }],
  [{ quantity: 100, name: "" }, { quantity: "too-many-pieces", name: "required" }],
  [{ quantity: "2", name: "toolong" }, { quantity: "not-valid", name: "too-long" }],
  [{}, { quantity: "required", name: "required" }],
  [null, { "": "not-valid" }],
  [[1], { "": "not-valid" }],
  [{ quantity: Number.NaN, name: {} }, { quantity: "not-valid", name: "not-valid" }],
])("%j is refused at its fields", async (sent, fields) => {
  expect(await action("shopper", Wanted, verb)(sent as never)).toEqual({ ok: false, why: "bad-input", fields });
  expect(verb).not.toHaveBeenCalled();
});

test("strangers are told to sign in, whatever cookie they made up", async () => {
  for (const cookie of ["", "nonsense", `eyJhbGciOiJub25lIn0.${btoa('{"sid":"019aa000-0000-7000-8000-000000000000"}')}.`]) {
    browser.cookies.set("unico_customer", cookie).set("unico_staff", cookie);
    expect(await action("customer", Wanted, verb)({ quantity: 1, name: "x" })).toEqual({ ok: false, why: "not-signed-in" });
    expect(await action("staff", Wanted, verb)({ quantity: 1, name: "x" })).toEqual({ ok: false, why: "not-signed-in" });
  }
});

test("a refusal is the answer; a busy database and a fault are told apart, and say nothing else", async () => {
  const answering = (work: () => Promise<never> | ReturnType<typeof refused<{ why: "sold-out" }>>) => action("shopper", Wanted, async () => work())({ quantity: 1, name: "x" });
  expect(await answering(() => refused({ why: "sold-out" }))).toEqual({ ok: false, why: "sold-out" });
  expect(await answering(() => Promise.reject(new Busy("select * from secrets")))).toEqual({ ok: false, why: "busy" });
  const fault = await answering(() => Promise.reject(new Error("password=hunter2")));
  expect(fault).toEqual({ ok: false, why: "fault", reference: expect.stringMatching(/^[0-9A-F]{8}$/) });
});

const post = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Request(`${HOME}/api/x`, { method: "POST", body, headers: { origin: HOME, "content-type": "application/json", ...headers } });
const handle = route({ who: "shopper", input: Wanted, verb, most: 100 });

test("a handler takes JSON from its own pages and answers with the verb's status", async () => {
  const answer = await handle(post('{"quantity":3,"name":"x"}'), params);
  expect([answer.status, await answer.json(), answer.headers.get("cache-control")]).toEqual([200, { ok: true, value: 3 }, "no-store"]);
  const refusing = route({ who: "shopper", input: Wanted, verb: async () => refused({ why: "gone" }), status: { gone: 410 } });
  expect((await refusing(post('{"quantity":3,"name":"x"}'), params)).status).toBe(410);
});

test.each([
  ["from elsewhere", () => post("{}", { origin: "https://evil.example" }), 403],
  ["without JSON", () => post("quantity=1", { "content-type": "application/x-www-form-urlencoded" }), 415],
  ["broken", () => post('{"quantity":'), 400],
  ["a list", () => post("[1]"), 400],
  ["no text", () => post(new Uint8Array([0x7b, 0xff, 0x7d])), 400],
  ["too large", () => post(`{"name":"${"x".repeat(200)}"}`), 413],
  ["too large with a length that lies", () => post(`{"name":"${"x".repeat(200)}"}`, { "content-length": "5" }), 413],
  ["bad fields", () => post('{"quantity":0,"name":"x"}'), 400],
])("a body %s is refused", async (_name, request, status) => {
  expect((await handle(request(), params)).status).toBe(status);
  expect(verb).not.toHaveBeenCalled();
});

test("a busy database answers 503 with when to come again", async () => {
  const busy = route({ who: "shopper", input: Wanted, verb: async () => Promise.reject(new Busy("x")) });
  const answer = await busy(post('{"quantity":1,"name":"x"}'), params);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
});

test("a name that comes twice in a query is a list, which a schema for one refuses", async () => {
  const read = route({ who: "shopper", input: z.object({ q: z.string() }), verb: async (_who, { q }) => done(q) });
  const ask = (query: string) => read(new Request(`${HOME}/api/x?${query}`), params);
  expect((await ask("q=a")).status).toBe(200);
  expect((await ask("q=a&q=b")).status).toBe(400);
});
