import { expect } from "vitest";
import { INVARIANTS } from "@/db/invariants/all";
import { examine } from "@/db/invariants/examine";
import { brokenOf, unseenOf } from "@/lib/health/rules";

/**
 * Every invariant holds in this test's database: what `npm run doctor` finds is nothing. For the end of a test that writes;
 * `except` names those that its own liberties break, such as orders from long ago.
 */
export async function expectHealthy({ except = [] }: { readonly except?: readonly string[] } = {}): Promise<void> {
  const { findings } = await examine(process.env["DATABASE_URL"] ?? "", { invariants: INVARIANTS.filter(({ id }) => !except.includes(id)) });
  expect([...brokenOf(findings), ...unseenOf(findings)]).toEqual([]);
}
