import { afterAll, expect, test } from "vitest";
import { aCategory, aProduct } from "@/db/factories/catalogue";
import { expectHealthy } from "@/db/testing/healthy";
import { ASKS_NOTHING } from "@/lib/catalogue/ranges/rules";
import { newId } from "@/lib/core/id";
import { done } from "@/lib/core/outcome";
import type { Duty, Staff } from "@/lib/core/who";
import { rangeLook } from "./ranges";

afterAll(() => expectHealthy());
const who = (...may: Duty[]): Staff => ({ is: "staff", staffId: newId(), may: new Set(may), at: null }) as unknown as Staff;

test("who writes a rule sees how many things it holds and the first of them; nobody else, and nothing while it asks nothing", async () => {
  const { id, handle } = await aCategory();
  const [first] = await Promise.all(Array.from({ length: 10 }, (_, position) => aProduct({ categoryId: id, position, price: 1_250 })));
  const rule = { ...ASKS_NOTHING, category: handle };
  const look = await rangeLook(who("import"), rule, "it", new Date());
  if (!look.ok || !look.value) throw new Error("a buyer may look");
  expect([look.value.total, look.value.first.length]).toEqual([10, 8]);
  expect(look.value.first[0]).toMatchObject({ id: first?.id, price: expect.stringContaining("12,50") });
  expect(await rangeLook(who("import"), ASKS_NOTHING, "it", new Date())).toEqual(done({ total: null, first: [] }));
  expect(await rangeLook(who("import"), null, "it", new Date())).toEqual(done(null));
  for (const may of ["sell", "count", "audit"] as const) expect(await rangeLook(who(may), rule, "it", new Date())).toEqual({ ok: false, why: "not-yours" });
  expect(await rangeLook({ ...who("import"), at: [] }, rule, "it", new Date()), "for the whole shop alone").toEqual({ ok: false, why: "not-yours" });
});
