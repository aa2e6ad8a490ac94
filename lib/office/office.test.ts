import { beforeAll, describe, expect, test } from "vitest";
import { aCategory, aProduct } from "@/db/factories/catalogue";
import { aColleague, aCustomer } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { anOrder } from "@/db/factories/orders";
import { type LocationId, newId, type VariantId } from "@/lib/core/id";
import { STALE_AFTER } from "@/lib/cached/tags";
import { done } from "@/lib/core/outcome";
import { LOCALES, type Staff } from "@/lib/core/who";
import { words } from "@/lib/core/wording";
import { dutiesOf } from "@/lib/staff/rules";
import type { Role } from "@/lib/staff/types";
import { GiveCredit, giveCredit } from "@/lib/care/give-credit";
import { auditTable, deeds, peopleOf } from "./audit";
import { findInOffice } from "./find";
import { dropView, KeepView, keepView } from "./keep-view";
import { PRODUCT_TABLE, productDetail, productRows } from "./products";
import { readView } from "./rules";
import { viewsOf } from "./views";
import { movementsOf, STOCK_TABLE, stockRows, variantStock } from "./stock";

const tag = `prova${String(Date.now()).replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "")}`;
let here: LocationId;
let lamp: VariantId;
let order: Awaited<ReturnType<typeof anOrder>>;
let bought: typeof order; // of an account

async function colleague(role: Role, locationId: LocationId | null = null): Promise<Staff> {
  const roles = [{ role, locationId }];
  return { is: "staff", staffId: (await aColleague(roles)).id, ...dutiesOf(roles) };
}
const NOBODY: Staff = { is: "staff", staffId: "x" as never, at: [], may: new Set() };
const products = (query: Record<string, string>) => readView(PRODUCT_TABLE, { q: tag, ...query });
const stock = (query: Record<string, string>) => readView(STOCK_TABLE, { q: tag, ...query });

beforeAll(async () => {
  here = (await aPlace()).id;
  const categoryId = (await aCategory({ handle: `${tag}-c` })).id;
  for (const name of ["Ciotola", "Anfora", "Brocca"]) await aProduct({ handle: `${tag}-${name.toLowerCase()}`, title: { it: `${name} ${tag}`, en: name === "Brocca" ? "" : `${name} ${tag}` }, categoryId });
  const made = await aProduct({ handle: `${tag}-lampada`, title: { it: `Lampada ${tag}`, en: `Lamp ${tag}` }, categoryId, stock: { [here]: 3 } });
  lamp = made.variants[0]?.id as VariantId;
  bought = await anOrder({ customerId: (await aCustomer()).id as never, parts: [{ at: here, lines: [{ variantId: lamp }] }] });
  order = await anOrder({ name: `Prova ${tag}`, parts: [{ at: here, lines: [{ variantId: lamp }] }] });
});

describe("products", () => {
  test("page by page, in either order, each once", async () => {
    const who = await colleague("buyer");
    for (const sort of ["-added", "added", "title", "-title"]) {
      const seen: string[] = [];
      for (let view = products({ sort }); ; ) {
        const page = await productRows(who, view, 2);
        seen.push(...page.rows.map(({ handle }) => handle));
        if (!page.next) break;
        view = { ...view, after: page.next };
      }
      expect(new Set(seen).size, sort).toBe(4);
      expect(seen, sort).toHaveLength(4);
      if (sort === "title") expect(seen).toEqual(["anfora", "brocca", "ciotola", "lampada"].map((name) => `${tag}-${name}`));
    }
  });
  test("with what each lacks, costs and has", async () => {
    const who = await colleague("auditor");
    expect((await productRows(who, products({ lacks: "english" }))).rows.map(({ handle }) => handle)).toEqual([`${tag}-brocca`]);
    expect((await productRows(who, products({ state: "draft" }))).rows).toEqual([]);
    const [row] = (await productRows(who, readView(PRODUCT_TABLE, { q: `lampada ${tag}` }))).rows;
    expect(row).toMatchObject({ variants: 1, free: 1, status: "active", from: expect.any(Number) });
    expect(await productDetail(who, `${tag}-lampada`)).toMatchObject({ variants: [{ id: lamp, levels: [{ locationId: here, onHand: 3, held: 2 }] }] });
  });
  test("not for who has nothing to do with goods", async () => {
    expect([(await productRows(NOBODY, products({}))).rows, await productDetail(NOBODY, `${tag}-lampada`), (await stockRows(NOBODY, stock({}))).rows, await movementsOf(NOBODY, lamp), await variantStock(NOBODY, lamp), await findInOffice(NOBODY, tag, "it")]).toEqual([[], null, [], [], null, []]);
  });
});

test("stock: what is promised, what is out, and why it moved", async () => {
  const who = await colleague("manager", here);
  expect((await stockRows(who, stock({}))).rows).toHaveLength(4);
  expect((await stockRows(who, stock({ show: "out" }))).rows).toHaveLength(3);
  expect((await stockRows(who, stock({ show: "last" }))).rows).toMatchObject([{ id: lamp, levels: [{ onHand: 3, held: 2 }] }]);
  expect(await movementsOf(who, lamp)).toMatchObject([{ kind: "hold", heldBy: 1 }, { kind: "hold", heldBy: 1 }, { onHandBy: 3 }]);
  expect((await variantStock(who, lamp))?.handle).toBe(`${tag}-lampada`);
});

describe("the palette finds", () => {
  const found = async (typed: string, who: Staff) => (await findInOffice(who, typed, "it")).map(({ href }) => href);
  test("a product by a part of its name, an order by what its customer says, for who serves them", async () => {
    expect(await found(`lampada ${tag}`, await colleague("buyer"))).toEqual([`/admin/products?open=${tag}-lampada`]);
    const care = await colleague("care");
    expect(await found(order.number, care)).toContain(`/admin/care/${order.number}`);
    expect(await found(`prova ${tag}`, care)).toContain(`/admin/care/${order.number}`);
  });
  test("for others an order by its number, in their own places", async () => {
    expect(await found(order.number, await colleague("manager", here))).toContain(`/admin/orders/${order.number}`);
    expect(await found(order.number, await colleague("manager", (await aPlace()).id))).toEqual([]);
    expect(await found(`prova ${tag}`, await colleague("manager", here)), "no customer by name").toEqual([]);
    for (const odd of ["%%", "a\u0000b", "\ud800x", "' or 1=1 --", "\\", "😀😀", "a".repeat(5_000)]) expect(await found(odd, await colleague("buyer")), odd).toEqual([]);
  });
});

describe("views", () => {
  const kept = { path: "/admin/products", query: "state=draft", name: "Da finire" };
  test("are a colleague's own, replaced under the same name, a dozen at most, and let go", async () => {
    const [who, other] = [await colleague("buyer"), await colleague("buyer")];
    for (const query of ["state=draft", "state=archived"]) expect(await keepView(who, KeepView.parse({ ...kept, query }))).toEqual(done(null));
    expect(await viewsOf(who, kept.path)).toMatchObject([{ name: "Da finire", query: "state=archived" }]);
    expect(await viewsOf(other, kept.path)).toEqual([]);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => keepView(who, KeepView.parse({ ...kept, name: `Vista ${i}` }))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(11);
    const [first] = await viewsOf(who, kept.path);
    await dropView(other, { id: first?.id as never });
    expect(await viewsOf(who, kept.path)).toHaveLength(12);
    for (let i = 0; i < 2; i++) await dropView(who, { id: first?.id as never });
    expect(await viewsOf(who, kept.path)).toHaveLength(11);
  });
  test("have a name and lead to a table of the office", () => {
    for (const odd of [{ name: " " }, { name: "x".repeat(41) }, { path: "/admin/../it" }, { path: "https://evil.example" }, { query: "x".repeat(1_001) }]) expect(KeepView.safeParse({ ...kept, ...odd }).success, JSON.stringify(odd).slice(0, 60)).toBe(false);
  });
});

test("the audit log says what colleagues did, to auditors of the whole shop alone", async () => {
  const [auditor, care] = [await colleague("auditor"), await colleague("care")];
  for (const text of ["a", "b", "c"]) await giveCredit(care, GiveCredit.parse({ creditId: newId(), orderId: bought.id, amount: 100, reason: `Prova ${text}` }));
  const spec = auditTable(await peopleOf(auditor));
  const seen = async (query: Record<string, string>, who = auditor) => (await deeds(who, readView(spec, query))).rows;
  expect(await seen({ who: care.staffId, about: "care" })).toMatchObject(Array.from({ length: 3 }, () => ({ is: "care.credited", order: bought.number })));
  expect((await seen({ who: care.staffId, about: "money" })).map(({ is }) => is)).toEqual(["wallet.issued", "wallet.issued", "wallet.issued"]);
  expect(await seen({ who: care.staffId, about: "message" })).toEqual([]);
  expect(await seen({ q: bought.number, about: "care" })).toHaveLength(3);
  expect(await seen({ q: "no number" })).toEqual([]);
  const first = await deeds(auditor, readView(spec, { who: care.staffId, about: "care" }), 2);
  const second = await deeds(auditor, { ...readView(spec, { who: care.staffId, about: "care" }), after: first.next }, 2);
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(3);
  for (const other of [await colleague("manager"), await colleague("auditor", here), care, NOBODY]) expect([await seen({}, other), await peopleOf(other)]).toEqual([[], []]);
});

test("every fact has its words in the audit log, in both languages", () => {
  for (const locale of LOCALES) for (const name of Object.keys(STALE_AFTER)) expect(words(locale, "admin-audit").has(`facts.${name}`), `${locale} ${name}`).toBe(true);
});
