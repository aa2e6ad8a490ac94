import { expect, test } from "vitest";
import { AREAS } from "@/db/invariants/all";
import { LOCALES } from "@/lib/core/who";
import { words } from "@/lib/core/wording";
import { DIFFERENCES } from "@/lib/payments/types";

test("the office has a name for everything that the doctor and the comparison of payments may find", () => {
  for (const locale of LOCALES) {
    const [doctor, payments] = [words(locale, "admin-doctor"), words(locale, "admin-payments")];
    expect(Object.keys(AREAS).filter((area) => !doctor.has(`areas.${area}`))).toEqual([]);
    expect(DIFFERENCES.filter((kind) => !payments.has(`kinds.${kind}`) || !payments.has(`mend.${kind}`))).toEqual([]);
  }
});
