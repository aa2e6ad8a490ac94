import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { peopleEdits, staff } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { refused } from "@/lib/core/outcome";
import { findColleague } from "@/lib/staff/reads";
import { signInStaff } from "@/lib/staff/sign-in";
import { isUnopened, OpenShop, openingCode, openShop } from "./open-shop";

afterAll(() => expectHealthy());

const PASSWORD = "lanterna di mezzanotte";
const form = (wish: object = {}) => OpenShop.parse({ code: openingCode(), name: "Prova Titolare", email: "titolare@prova.example", password: PASSWORD, ...wish });

test("without the code of who runs the machine nobody opens a shop", async () => {
  for (const code of ["", "x", openingCode().slice(1), openingCode().toLowerCase()]) expect(await openShop(form({ code }))).toEqual(refused({ why: "wrong-code" }));
  expect(await openShop(form({ password: "titolare@prova.example" }))).toMatchObject({ why: "bad-input", fields: { password: "password-too-common" } });
  expect([await isUnopened(), await db.$count(staff)]).toEqual([true, 0]);
});

test("of ten with the code at once one is the owner, signed in, and it is kept; afterwards the code is worth nothing", async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => openShop(form({ email: `titolare${i}@prova.example` }))));
  const [opened] = answers.flatMap((one) => (one.ok ? [one.value] : []));
  expect(answers.filter((one) => !one.ok && one.why === "opened-already")).toHaveLength(9);
  if (!opened) throw new Error("nobody came in");
  expect(await findColleague(opened.sessionId, new Date())).toMatchObject({ name: "Prova Titolare", roles: [{ role: "owner", locationId: null }] });
  const [owner] = await db.select().from(staff);
  expect((await signInStaff({ email: owner?.email ?? "", password: PASSWORD })).ok).toBe(true);
  expect(await db.select({ act: peopleEdits.act, actor: peopleEdits.actor }).from(peopleEdits)).toEqual([{ act: "invited", actor: `staff:${opened.staffId}` }]);
  expect(await openShop(form({ email: "altri@prova.example" }))).toEqual(refused({ why: "opened-already" }));
  expect([await isUnopened(), await db.$count(staff)]).toEqual([false, 1]);
});
