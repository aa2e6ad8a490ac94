import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { aCompany } from "@/db/factories/company";
import { aColleague } from "@/db/factories/customers";
import { aPlace } from "@/db/factories/locations";
import { messages } from "@/db/schema/all";
import { expectHealthy } from "@/db/testing/healthy";
import { sender } from "@/lib/company/reads";
import { newId } from "@/lib/core/id";
import { refused } from "@/lib/core/outcome";
import { LOCALES, type Staff } from "@/lib/core/who";
import { dutiesOf } from "@/lib/staff/rules";
import { SAMPLES, sampleLetter } from "./samples/letters";
import { SendTrial, sendTrial } from "./send-trial";

afterAll(() => expectHealthy());

const form = (over: object = {}) => SendTrial.parse({ press: newId(), letter: "order-received", locale: "it", ...over });
async function owner(): Promise<Staff & { readonly email: string }> {
  const roles = [{ role: "owner", locationId: null }] as const;
  const { id, email } = await aColleague(roles);
  return { is: "staff", staffId: id, email, ...dutiesOf(roles) };
}

test("before there is a place only the letters of accounts can be shown", async () => {
  expect(await sampleLetter("parcel-sent", "it", await sender())).toBeNull();
  expect(await sendTrial(await owner(), form())).toEqual(refused({ why: "no-place" }));
  expect(await sampleLetter("reset", "it", await sender())).not.toBeNull();
});

test("every letter says who sells, in both languages, with nothing left to fill in", async () => {
  await aPlace();
  const company = await aCompany({ shop: "Tazze di Prova", name: "Prova S.r.l.", email: "ciao@prova.example", demo: false });
  for (const letter of SAMPLES) {
    for (const locale of LOCALES) {
      const mail = await sampleLetter(letter, locale, await sender());
      expect(mail?.html, `${letter} ${locale}`).toContain(company.shop);
      expect(`${mail?.subject}\n${mail?.text}`, `${letter} ${locale}`).not.toMatch(/undefined|\[object|NaN|\{[a-zA-Z]+\}|Bottega/);
      expect(mail?.subject.length, `${letter} ${locale}`).toBeGreaterThan(5);
    }
  }
});

test("a trial goes to whoever asks for it, once for a press, and is not for those without the settings of the whole shop", async () => {
  const who = await owner();
  const press = form({ letter: "parcel-sent", locale: "en" });
  const answers = await Promise.all(Array.from({ length: 10 }, () => sendTrial(who, press)));
  expect(answers).toEqual(Array.from({ length: 10 }, () => ({ ok: true, value: { to: who.email } })));
  expect(await db.select({ kind: messages.kind, to: messages.recipient, locale: messages.locale }).from(messages).where(eq(messages.recipient, who.email))).toEqual([{ kind: "trial", to: who.email, locale: "en" }]);
  for (const other of [{ ...who, at: [newId<"location">()] }, { ...who, may: new Set(["care"] as const) }] as Staff[]) expect(await sendTrial(other, form())).toEqual(refused({ why: "not-yours" }));
  expect(SendTrial.safeParse({ press: newId(), letter: "trial", locale: "it" }).success).toBe(false);
});
