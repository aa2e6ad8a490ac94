import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { GET as openLabel } from "@/app/01/[...path]/route";
import { GET as openCode } from "@/app/q/[code]/route";
import { atomically } from "@/db/atomically";
import { aProduct } from "@/db/factories/catalogue";
import { aCustomer, guest } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { expectHealthy } from "@/db/testing/healthy";
import { endCodes, issueCode, type Issuing } from "@/lib/codes/issue-code";
import { signCode } from "@/lib/codes/sign-code";
import { newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";

const { said, kept, colleagues } = vi.hoisted(() => ({ said: new Headers(), kept: new Map<string, string>(), colleagues: [] as Staff[] }));
vi.mock("./staff", () => ({ findStaff: async () => colleagues[0] ?? null }));
vi.mock("next/headers", () => ({ headers: async () => said, cookies: async () => ({ get: (name: string) => (kept.has(name) ? { value: kept.get(name) } : undefined) }) }));
vi.mock("next/server", () => ({ connection: async () => undefined }));

const AT = "http://localhost:3000";
const ask = (get: (request: Request) => Promise<Response>) => (path: string, headers: Record<string, string> = {}) => get(new Request(AT + path, { headers }));
const [label, code] = [ask(openLabel), ask(openCode)];
const issue = async (wish: Issuing) => (await atomically(async (tx) => done(await issueCode(tx, guest, wish)))).value.code;
beforeEach(() => {
  said.set("accept-language", "it");
  kept.clear();
  colleagues.length = 0;
});
afterAll(() => expectHealthy());

describe("a label", () => {
  test("leads to its piece in the language that was chosen, else in the browser's; prices and hosts in it are passed over", async () => {
    const { handle, variants } = await aProduct({ variants: [{ gtin: "02000009990515" }] });
    const to = async (query = "") => {
      const answer = await label(`/01/02000009990515${query}`);
      return [answer.status, answer.headers.get("location")];
    };
    const page = (locale: string) => [307, `/${locale}/p/${handle}?v=${variants[0]?.sku}`];
    expect(await to()).toEqual(page("it"));
    said.set("accept-language", "en-GB,en;q=0.9");
    expect(await to("/10/L1?17=261231&price=1&place=//evil.example")).toEqual(page("en"));
    kept.set("language", "it");
    expect(await to()).toEqual(page("it"));
    const { handle: store } = await aPlace();
    expect(await to(`?place=${store}`)).toEqual([307, `/it/s/${store}/p/${handle}?v=${variants[0]?.sku}`]);
    const set = await label("/01/02000009990515?linkType=all");
    expect([set.status, set.headers.get("content-type"), set.headers.get("access-control-allow-origin")]).toEqual([200, "application/linkset+json", "*"]);
    expect((await label("/01/02000009990515?linkType=gs1:dpp")).status).toBe(404);
  });

  test("opens the tool for a colleague, in the store of the label where they work, and the shop for everybody else", async () => {
    const [here, other] = [await aPlace(), await aPlace()];
    await aProduct({ variants: [{ gtin: "02000009990539" }] });
    const to = async (query = "") => (await label(`/01/02000009990539${query}`)).headers.get("location");
    colleagues.push({ is: "staff", staffId: newId(), at: [here.id, other.id], may: new Set(["hand-over"]) });
    expect(await to(`?place=${other.handle}`)).toBe(`/staff/${other.handle}/goods/02000009990539`);
    expect(await to(), "which of the two nobody knows").toMatch(/^\/it\/p\//);
    colleagues[0] = { is: "staff", staffId: newId(), at: [here.id], may: new Set(["hand-over"]) };
    expect(await to(`?place=${other.handle}`), "their own store").toBe(`/staff/${here.handle}/goods/02000009990539`);
    colleagues[0] = { is: "staff", staffId: newId(), at: [here.id], may: new Set(["audit"]) };
    expect(await to(`?place=${here.handle}`)).toMatch(/^\/it\/s\//);
    expect((await label("/01/02000009990539?linkType=all")).headers.get("content-type")).toBe("application/linkset+json");
  });

  test("that can't be, or that we never sold, is answered by a page that says what to do", async () => {
    for (const [path, status, says] of [["/01/09506000134353", 400, "non torna"], ["/01/0950600", 400, "non torna"], ["/01/09506000134352/21/A/10/B", 400, "non torna"], ["/01/09506000134352", 404, "non è nostro"]] as const) {
      const answer = await label(path);
      expect([answer.status, answer.headers.get("cache-control"), answer.headers.get("location")], path).toEqual([status, "no-store", null]);
      expect(await answer.text(), path).toContain(says);
    }
  });

  test("of what is no longer sold leads to what is like it", async () => {
    const { handle } = await aProduct({ status: "archived", variants: [{ gtin: "02000009990522" }] });
    expect((await label("/01/02000009990522")).headers.get("location")).toBe(`/it/past/${handle}`);
  });
});

describe("a random code", () => {
  test("of a receipt opens its order, and nothing keeps the answer", async () => {
    const { id: at } = await aPlace();
    const { variants: [lamp] } = await aProduct({ stock: { [at]: 1 } });
    if (!lamp) throw new Error("a lamp was wanted");
    const order = await anOrder({ parts: [{ at, lines: [{ variantId: lamp.id, quantity: 1 }] }] });
    const answer = await code(`/q/${(await issue({ purpose: "receipt", orderId: order.id })).toLowerCase()}`);
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([307, "private, no-store"]);
    expect(answer.headers.get("location")).toMatch(new RegExp(`^/it/orders/[A-Z0-9]{8}/open\\?to=slip&code=${signCode("order", order.id)}$`));
  });

  test("says calmly what it is for where it opens nothing here, and what to do when it is over", async () => {
    const { id: customerId } = await aCustomer();
    const given = await issue({ purpose: "customer", customerId });
    const shown = await code(`/q/${given}`);
    expect([shown.status, await shown.text()]).toEqual([200, expect.stringContaining("Mostrala in cassa")]);
    await atomically(async (tx) => done(await endCodes(tx, { purpose: "customer", customerId })));
    expect((await code(`/q/${given}`)).status).toBe(410);
    for (const none of ["7K3Q8ZP0M1XW4V2T9R6N", "%E0%A4%A", "x".repeat(500)]) expect((await code(`/q/${none}`)).status, none).toBe(404);
  });

  test("wrong ones from one network are slowed down", async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => code("/q/7K3Q8ZP0M1XW4V2T9R6N")));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404, 429]));
    expect(answers.filter(({ status }) => status === 404).length).toBeLessThan(24);
  });
});
