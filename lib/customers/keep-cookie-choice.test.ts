import { expect, test } from "vitest";
import { owner } from "@/db/testing/backends";
import { CONSENT_TEXT } from "@/lib/core/consent";
import { KeepCookieChoice, keepCookieChoice } from "./keep-cookie-choice";

const now = new Date("2026-11-22T10:00:00Z");
const seconds = now.getTime() / 1000;
const own = owner(1);
const aBrowser = (): string => crypto.randomUUID().replaceAll("-", "");
const keptOf = (browser: string) => own`select purposes, wording, locale, now() - at < interval '1 minute' as now from cookie_choices where browser = ${browser} order by id`;

test("a choice, and the one that takes it back, are both kept with their wording", async () => {
  const browser = aBrowser();
  for (const purposes of ["statistics-personal", ""]) {
    expect(await keepCookieChoice({ choice: `${seconds}.${purposes}.${browser}`, wording: CONSENT_TEXT, locale: "it" }, now)).toMatchObject({ ok: true });
  }
  const row = { wording: CONSENT_TEXT, locale: "it", now: true };
  expect(await keptOf(browser)).toEqual([{ ...row, purposes: ["statistics", "personal"] }, { ...row, purposes: [] }]);
});

test("what is no choice of ours leaves nothing", async () => {
  const browser = aBrowser();
  for (const choice of ["", "yes", `${seconds}.statistics`, `${seconds}.${browser}`, `${seconds - 200 * 86_400}.statistics.${browser}`]) {
    expect(await keepCookieChoice({ choice, wording: CONSENT_TEXT, locale: "it" }, now)).toEqual({ ok: false, why: "no-choice" });
  }
  expect(await keptOf(browser)).toEqual([]);
});

test("only known purposes, days that have come and languages of the shop are let in", async () => {
  const browser = aBrowser();
  await keepCookieChoice({ choice: `${seconds}.everything-statistics.${browser}`, wording: "2026-01-31", locale: "en" }, now);
  expect(await keptOf(browser)).toMatchObject([{ purposes: ["statistics"], wording: "2026-01-31" }]);
  const sent = { choice: `${seconds}..${browser}`, wording: CONSENT_TEXT, locale: "it" };
  expect(KeepCookieChoice.safeParse(sent).success).toBe(true);
  for (const wrong of [{ wording: "9999-01-01" }, { wording: "soon" }, { locale: "de" }, { choice: "x".repeat(121) }, { choice: null }]) {
    expect(KeepCookieChoice.safeParse({ ...sent, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  }
});
