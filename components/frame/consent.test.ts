import { describe, expect, test } from "vitest";
import { CONSENT_SECONDS, readConsent, writeConsent } from "./consent";

const now = new Date("2026-11-21T10:00:00Z");

describe("readConsent", () => {
  test("reads what was written", () => {
    const consent = { at: now, purposes: ["statistics"] as const };
    expect(readConsent(writeConsent(consent), now)).toEqual(consent);
  });

  test("knows a refusal from no answer", () => {
    expect(readConsent(writeConsent({ at: now, purposes: [] }), now)?.purposes).toEqual([]);
    expect(readConsent(undefined, now)).toBeNull();
  });

  test("forgets after six months, and ignores what isn't ours", () => {
    const later = new Date(now.getTime() + (CONSENT_SECONDS + 1) * 1000);
    expect(readConsent(writeConsent({ at: now, purposes: ["personal"] }), later)).toBeNull();
    expect(readConsent("yes", now)).toBeNull();
    expect(readConsent("1764000000.statistics+everything", new Date(1_764_000_100_000))?.purposes).toEqual(["statistics"]);
  });
});
