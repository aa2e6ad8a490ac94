import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { atomically } from "@/db/atomically";
import { db } from "@/db/client";
import { aCompany } from "@/db/factories/company";
import { companies } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { newId } from "@/lib/core/id";
import { done, refused } from "@/lib/core/outcome";
import type { Staff } from "@/lib/core/who";
import { companyHash, EditCompany, editCompany } from "./edit-company";
import { companyAt } from "./reads";
import { UNNAMED } from "./rules";
import type { Company } from "./types";

afterAll(() => expectHealthy());

const OWNER: Staff = { is: "staff", staffId: newId<"staff">(), may: new Set(["settings"]), at: null };
const form = async (to: Partial<Company>) => { const was = await companyAt(); return EditCompany.parse({ ...was, ...to, seen: companyHash(was) }); };

test("a shop begins without a name; who has its settings gives it one, and each edition is kept", async () => {
  expect(await companyAt()).toEqual(UNNAMED);
  const first = await aCompany({ shop: "Prima" });
  const between = new Date();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await editCompany(OWNER, await form({ shop: "Seconda", vatNumber: "IT 0123-4567 890" }))).toEqual(done({ changed: 2 }));
  expect(await companyAt()).toEqual({ ...first, shop: "Seconda", vatNumber: "IT01234567890" });
  expect((await companyAt(between)).shop, "a receipt of before says who sold then").toBe("Prima");
  expect((await companyAt(new Date(0))).shop, "what came before anybody was named is the first one's").toBe("Prima");
  expect(await editCompany(OWNER, await form({}))).toEqual(done({ changed: 0 }));
  expect(await db.$count(companies)).toBe(2);
});

test("a store's manager, and a colleague without the duty, change nothing", async () => {
  const to = await form({ shop: "Altra" });
  for (const who of [{ ...OWNER, at: [newId<"location">()] }, { ...OWNER, may: new Set() }] as Staff[]) expect(await editCompany(who, to)).toEqual(refused({ why: "not-yours" }));
  expect((await companyAt()).shop).toBe("Seconda");
});

test("of ten who save different names at once one is heard, the others are told; nothing is edited or lost", async () => {
  const forms = await Promise.all(Array.from({ length: 10 }, (_, i) => form({ shop: `Terza ${i}` })));
  const answers = await Promise.all(forms.map((each) => editCompany(OWNER, each)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((one) => !one.ok && one.why === "changed-meanwhile")).toHaveLength(9);
  for (const query of [sql`update companies set shop = 'x'`, sql`delete from companies`, sql`truncate companies`]) await expect(atomically(async (tx) => done(await tx.execute(query)))).rejects.toThrow();
});

test.each([["shop", ""], ["vatNumber", "12"], ["email", "nobody"], ["country", "Italy"], ["phone", "call me"], ["name", " "]])("%s can't be %j", (field, value) => {
  const read = EditCompany.safeParse({ ...UNNAMED, shop: "Prova", name: "Prova S.r.l.", about: { it: "x", en: "" }, street: "Via 1", postcode: "20100", city: "Milano", vatNumber: "01234567890", email: "ciao@prova.example", phone: "+39 02 5550", seen: "", [field]: value });
  expect(read.error?.issues.map(({ path }) => path[0])).toEqual([field]);
});
