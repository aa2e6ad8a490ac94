import { describe, expect, test } from "vitest";
import english from "@/messages/en/frame.json";
import italian from "@/messages/it/frame.json";
import { CONSENT_SECONDS, CONSENT_TEXT, readConsent, writeConsent } from "./consent";
import { hashOf } from "./hash";

const now = new Date("2026-11-21T10:00:00Z");
const browser = "0123456789abcdef0123456789abcdef";

describe("readConsent", () => {
  test("reads what was written", () => {
    const consent = { at: now, purposes: ["statistics"] as const, browser };
    expect(readConsent(writeConsent(consent), now)).toEqual(consent);
  });

  test("knows a refusal from no answer", () => {
    expect(readConsent(writeConsent({ at: now, purposes: [], browser }), now)?.purposes).toEqual([]);
    expect(readConsent(undefined, now)).toBeNull();
  });

  test("forgets after six months, and ignores what isn't ours", () => {
    const later = new Date(now.getTime() + (CONSENT_SECONDS + 1) * 1000);
    expect(readConsent(writeConsent({ at: now, purposes: ["personal"], browser }), later)).toBeNull();
    for (const value of ["yes", "1764000000.statistics", "1764000000.statistics.", `1764000000.statistics.${browser}0`, `1764000000.<b>.${browser}`]) expect(readConsent(value, now)).toBeNull();
    expect(readConsent(`1764000000.statistics-everything.${browser}`, new Date(1_764_000_100_000))?.purposes).toEqual(["statistics"]);
  });
});

test("the version names these words and no others", () => {
  // A proof says which text was read. Whoever changes it sets CONSENT_TEXT to the day of the change, and this hash.
  expect({ [CONSENT_TEXT]: hashOf(JSON.stringify([english.consent, italian.consent])).slice(0, 16) }).toEqual({ "2026-11-22": "d5f2384117b26210" });
});
