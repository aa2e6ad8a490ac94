import { expect, test, vi } from "vitest";

// Nothing listens there: the database is away from the start.
vi.hoisted(() => {
  process.env["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/away_test";
});
const { forgiveTries, limit, limitMail, limitPassword, tryLink } = await import("./limit");
const { isBusy } = await import("@/db/faults");

test("what guards a secret or makes rows is closed when nobody can count", async () => {
  for (const attempt of [limitPassword("anna@example.org", "192.0.2.1"), limitMail("anna@example.org", "192.0.2.1"), limit("code", "192.0.2.1"), limit("bag", "192.0.2.1"), tryLink("192.0.2.1", async () => true, () => true)]) {
    const fault: unknown = await attempt.then(() => null, (error: unknown) => error);
    expect(isBusy(fault)).toBe(true);
  }
});

test("a sign-in that was right is not undone", async () => {
  await expect(forgiveTries("anna@example.org", "192.0.2.1")).resolves.toBeUndefined();
});
