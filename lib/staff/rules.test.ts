import { expect, test } from "vitest";
import { newId } from "@/lib/core/id";
import { dutiesOf, mayAt } from "./rules";

const [milan, turin] = [newId<"location">(), newId<"location">()];

test("a role held everywhere counts everywhere", () => {
  const { at, may } = dutiesOf([{ role: "care", locationId: null }]);
  expect(at).toBeNull();
  expect([...may].sort()).toEqual(["care", "read-messages", "refund", "send-messages"]);
});

test("nobody gets more than their roles give: managing one shop is not managing the other", () => {
  const roles = [{ role: "manager", locationId: milan }, { role: "cashier", locationId: turin }] as const;
  const { at, may } = dutiesOf(roles);
  expect(at).toEqual([milan, turin]);
  expect([...may].sort()).toEqual(["hand-over", "sell", "take-back"]);
  expect([mayAt(roles, "refund", milan), mayAt(roles, "refund", turin), mayAt(roles, "refund", null)]).toEqual([true, false, false]);
});

test("without roles nothing may be done", () => {
  expect(dutiesOf([])).toEqual({ at: [], may: new Set() });
});
